// OME-Zarr 0.5 pyramids, read chunk by chunk with zarrita.
import { FetchStore, open } from "zarrita";
import "./codec.js";
import { SIGNAL_ABORTED } from "./left_out/loaders.js";

const DTYPES = { uint8: "Uint8", uint16: "Uint16", uint32: "Uint32", float32: "Float32" };

/** Bytes of decoded chunks that are kept: about 400 of 512 × 512 pixels of 16 bits. */
const KEPT_BYTES = 200e6;

/** Decoded chunks, the ones asked for last; one request for one chunk, whoever asks. */
class ChunkCache {
  constructor() {
    this.chunks = new Map();
    this.bytes = 0;
  }

  get(key, read) {
    const found = this.chunks.get(key);
    if (found) {
      this.chunks.delete(key);
      this.chunks.set(key, found);
      return found.promise;
    }
    const entry = { bytes: 0, promise: read() };
    this.chunks.set(key, entry);
    entry.promise.then(
      ({ data }) => {
        entry.bytes = data.byteLength;
        this.bytes += entry.bytes;
        this.#forget();
      },
      () => this.chunks.delete(key),
    );
    return entry.promise;
  }

  #forget() {
    for (const [key, { bytes }] of this.chunks) {
      if (this.bytes <= KEPT_BYTES) return;
      this.bytes -= bytes;
      this.chunks.delete(key);
    }
  }
}

const cache = new ChunkCache();

/** A store that asks for no shard that was never written: an empty one is not, and the array says so. */
class SlideStore extends FetchStore {
  written = new Map();

  async getRange(key, range, options) {
    for (const [prefix, names] of this.written) {
      if (key.startsWith(prefix) && !names.has(key.slice(prefix.length))) return undefined;
    }
    return super.getRange(key, range, options);
  }
}

/** One level as Viv reads it: a tile is a chunk, cut to the image at its right and lower edge. */
class Level {
  constructor(array, url, onError) {
    this.array = array;
    this.url = url;
    this.shape = array.shape;
    this.dtype = DTYPES[array.dtype];
    this.chunk = array.chunks.slice(-2);
    this.tileSize = this.chunk[0];
    this.labels = this.shape.length === 3 ? ["c", "y", "x"] : ["y", "x"];
    this.meta = {};
    this.onTileError = onError;
  }

  async getTile({ x, y, selection, signal }) {
    const [height, width] = this.shape.slice(-2);
    const channels = this.shape.length === 3 ? this.array.chunks[0] : 1;
    const channel = selection?.c ?? 0;
    const place = this.shape.length === 3 ? [Math.floor(channel / channels), y, x] : [y, x];
    const { data } = await cache.get(`${this.url}/${place}`, () => this.array.getChunk(place));
    if (signal?.aborted) throw SIGNAL_ABORTED;
    const [ch, cw] = this.chunk;
    const h = Math.min(ch, height - y * ch);
    const w = Math.min(cw, width - x * cw);
    const first = (channel % channels) * ch * cw;
    if (w === cw) return { data: data.slice(first, first + h * w), width: w, height: h };
    const cut = new data.constructor(h * w);
    for (let row = 0; row < h; row++) {
      const start = first + row * cw;
      cut.set(data.subarray(start, start + w), row * w);
    }
    return { data: cut, width: w, height: h };
  }

  /** The whole level, which the coarsest one is shown as until tiles have come. */
  async getRaster({ selection, signal }) {
    const [height, width] = this.shape.slice(-2);
    const [ch, cw] = this.chunk;
    if (height <= ch && width <= cw) return this.getTile({ x: 0, y: 0, selection, signal });
    const whole = new (arrayType(this.dtype))(height * width);
    const jobs = [];
    for (let y = 0; y * ch < height; y++) {
      for (let x = 0; x * cw < width; x++) jobs.push(this.#place(whole, x, y, selection, signal));
    }
    await Promise.all(jobs);
    return { data: whole, width, height };
  }

  async #place(whole, x, y, selection, signal) {
    const tile = await this.getTile({ x, y, selection, signal });
    const width = this.shape.at(-1);
    for (let row = 0; row < tile.height; row++) {
      const start = (y * this.chunk[0] + row) * width + x * this.chunk[1];
      whole.set(tile.data.subarray(row * tile.width, (row + 1) * tile.width), start);
    }
  }
}

function arrayType(dtype) {
  return { Uint8: Uint8Array, Uint16: Uint16Array, Uint32: Uint32Array, Float32: Float32Array }[dtype];
}

/**
 * Open the pyramid at an address.
 * @returns {Promise<{ome: object, levels: Level[], pixelUm: number}>}
 */
export async function openPyramid(url, onError) {
  const store = new SlideStore(url, { useSuffixRequest: true });
  const group = await open.v3(store, { kind: "group" });
  const { datasets } = group.attrs.ome.multiscales[0];
  const arrays = await Promise.all(
    datasets.map(({ path }) => open.v3(group.resolve(path), { kind: "array" })),
  );
  arrays.forEach((array, place) => {
    const digests = array.attrs.sha256;
    if (digests) store.written.set(`/${datasets[place].path}/`, new Set(Object.keys(digests)));
  });
  const scale = datasets[0].coordinateTransformations.find(({ type }) => type === "scale").scale;
  return {
    ome: group.attrs.ome,
    levels: arrays.map((array, place) => new Level(array, `${url}/${datasets[place].path}`, onError)),
    pixelUm: scale.at(-1),
  };
}
