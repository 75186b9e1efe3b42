// Labels to pictures: outlines of objects, areas of classes. Plain functions of arrays.

/**
 * Draw the outline of every object: the pixels that touch another label.
 * @param {{data: Uint32Array, width: number, height: number}} tile
 * @param {Uint8Array | null} kinds kind of each label; null where they are not known
 * @param {(kind: number) => number[] | null} getColour colour of a kind, or null to leave it out
 */
export function drawOutlines({ data, width, height }, kinds, getColour) {
  const picture = new Uint8ClampedArray(width * height * 4);
  const colours = new Map();
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const label = data[at];
      if (label === 0) continue;
      // At the edge of a tile the neighbour is not known: the outline goes on in the next tile.
      const isEdge =
        (x > 0 && data[at - 1] !== label) ||
        (x + 1 < width && data[at + 1] !== label) ||
        (y > 0 && data[at - width] !== label) ||
        (y + 1 < height && data[at + width] !== label);
      if (!isEdge) continue;
      const kind = kinds?.[label] ?? 0;
      if (!colours.has(kind)) colours.set(kind, getColour(kind));
      const colour = colours.get(kind);
      if (colour) picture.set([...colour, 255], at * 4);
    }
  }
  return { data: picture, width, height };
}

/** Fill each class with its colour. */
export function fillClasses({ data, width, height }, getColour) {
  const picture = new Uint8ClampedArray(width * height * 4);
  const words = new Uint32Array(picture.buffer);
  const colours = new Map();
  for (let at = 0; at < data.length; at++) {
    const value = data[at];
    if (value === 0) continue;
    if (!colours.has(value)) {
      const [r, g, b] = getColour(value);
      colours.set(value, new Uint32Array(new Uint8Array([r, g, b, 255]).buffer)[0]);
    }
    words[at] = colours.get(value);
  }
  return { data: picture, width, height };
}
