// The layers of a slide: channels, masks, outlines, cells. Coordinates are pixels of the finest level.
import { TileLayer } from "@deck.gl/geo-layers";
import { BitmapLayer, ScatterplotLayer } from "@deck.gl/layers";
import { MultiscaleImageLayer } from "@vivjs/layers";
import { drawOutlines, fillClasses } from "./outlines.js";
import { SIGNAL_ABORTED } from "./left_out/loaders.js";

const NEAREST = { minFilter: "nearest", magFilter: "nearest" };

/** Outlines are drawn where a pixel of the slide is at least this large on the screen. */
export const LEAST_OUTLINE_ZOOM = -1.5;

export function buildImageLayer(image, channels, { onTileLoad, onViewportLoad }) {
  if (!channels.length) return null;
  return new MultiscaleImageLayer({
    id: "image",
    loader: image.levels,
    selections: channels.selections,
    contrastLimits: channels.map(({ low, high }) => [low, high]),
    channelsVisible: channels.map(({ isOn }) => isOn),
    colors: channels.map(({ colour }) => colour),
    pickable: false,
    onTileLoad,
    onViewportLoad,
  });
}

/**
 * A layer of pictures that are made from tiles of labels.
 * @param {object} labels pyramid of the labels
 * @param {number} factor pixels of the slide that one of the finest labels spans
 */
function buildLabelLayer(id, labels, factor, paint, { opacity, trigger, extent }) {
  const { levels } = labels;
  return new TileLayer({
    id,
    tileSize: levels[0].tileSize * factor,
    zoomOffset: Math.round(Math.log2(factor)),
    extent,
    minZoom: -(levels.length - 1),
    maxZoom: 0,
    refinementStrategy: "no-overlap",
    pickable: false,
    // deck.gl draws the 2.2th root of it: this is undone, so that a half is a half.
    opacity: opacity ** 2.2,
    updateTriggers: { getTileData: trigger },
    getTileData: async ({ index: { x, y, z }, signal }) => {
      const level = levels[Math.round(-z)];
      const [height, width] = level.shape;
      if (x < 0 || y < 0 || x * level.tileSize >= width || y * level.tileSize >= height) return null;
      try {
        const { data, width: w, height: h } = paint(await level.getTile({ x, y, signal }));
        return new ImageData(data, w, h);
      } catch (error) {
        if (error === SIGNAL_ABORTED) return null;
        throw error;
      }
    },
    onTileError: levels[0].onTileError,
    renderSubLayers: (props) => {
      if (!props.data) return null;
      const { bbox, index } = props.tile;
      const pixel = factor * 2 ** -index.z;
      const bottom = bbox.top + props.data.height * pixel;
      const right = bbox.left + props.data.width * pixel;
      const { data, ...rest } = props;
      return new BitmapLayer(rest, {
        data: null,
        image: data,
        bounds: [bbox.left, bottom, right, bbox.top],
        textureParameters: NEAREST,
      });
    },
  });
}

export function buildMaskLayer(name, labels, factor, colours, opacity, extent) {
  const paint = (tile) => fillClasses(tile, (value) => colours.get(value) ?? [136, 136, 136]);
  return buildLabelLayer(`mask-${name}`, labels, factor, paint, { opacity, trigger: name, extent });
}

export function buildOutlineLayer(name, labels, kinds, getColour, trigger, extent) {
  const paint = (tile) => drawOutlines(tile, kinds, getColour);
  return buildLabelLayer(`outlines-${name}`, labels, 1, paint, { opacity: 1, trigger, extent });
}

/** Cells as points: those that a value counts have a ring, the others are dim. */
export function buildCellLayer(cells, radiusPx) {
  return new ScatterplotLayer({
    id: "cells",
    data: {
      length: cells.length,
      attributes: {
        getPosition: { value: cells.positions, size: 2 },
        getFillColor: { value: cells.fill, size: 4, normalized: true },
        getLineColor: { value: cells.line, size: 4, normalized: true },
      },
    },
    radiusUnits: "common",
    getRadius: radiusPx,
    radiusMinPixels: 2,
    radiusMaxPixels: 7,
    stroked: true,
    lineWidthUnits: "pixels",
    getLineWidth: 1.25,
    pickable: false,
  });
}
