// The cells of a slide: asked for by the part that is seen, coloured by what they were called.
import { askBytes } from "../api.js";
import { OTHER, PALETTE } from "../dom.js";

const RECORD = 12;
const DIM = 80;
const WHITE = [255, 255, 255, 255];
const NO_CALL = /^(other|unclassified|nucleated)/;

/**
 * Give each phenotype a colour; what was not called stays grey.
 * @param {boolean} isBright on a white ground yellow comes first and orange last: orange is lost on brown
 */
export function colourPhenotypes(names, isBright) {
  const palette = isBright ? [PALETTE[3], PALETTE[1], PALETTE[2], PALETTE[4], PALETTE[6], PALETTE[5], PALETTE[0]] : PALETTE;
  const grey = isBright ? [70, 70, 70] : OTHER;
  let next = 0;
  return names.map((name) => (NO_CALL.test(name) ? grey : palette[next++ % palette.length]));
}

export class CellSource {
  /**
   * @param {string} slideId
   * @param {number} pixelUm
   * @param {{phenotype: string, compartment: string}} wanted cells that a value counts
   */
  constructor(slideId, pixelUm, wanted) {
    this.slideId = slideId;
    this.pixelUm = pixelUm;
    this.wanted = wanted;
    this.bounds = null;
  }

  /** Whether what was asked for last still covers this window, at full number. */
  covers([left, top, right, bottom]) {
    if (!this.bounds) return false;
    const [l, t, r, b] = this.bounds;
    const isInside = l <= left && t <= top && r >= right && b >= bottom;
    const isThin = this.found > this.sent && (r - l) * (b - t) > 9 * (right - left) * (bottom - top);
    return isInside && !isThin;
  }

  forget() {
    this.bounds = null;
  }

  /** Ask for the cells of a window and half of it all round. */
  async read([left, top, right, bottom], { hidden, colours, most }) {
    const [w, h] = [(right - left) / 2, (bottom - top) / 2];
    const bounds = [left - w, top - h, right + w, bottom + h];
    this.abort?.abort();
    this.abort = new AbortController();
    const query = new URLSearchParams({ ...this.wanted, most });
    ["left", "top", "right", "bottom"].forEach((side, i) => query.set(side, bounds[i] * this.pixelUm));
    for (const name of hidden) query.append("hide", name);
    const { buffer, headers } = await askBytes(["cells", this.slideId], query, { signal: this.abort.signal });
    this.bounds = bounds;
    this.found = Number(headers.get("X-Cells-Found"));
    this.sent = Number(headers.get("X-Cells-Sent"));
    return unpack(buffer, this.pixelUm, colours, Boolean(this.wanted.phenotype));
  }
}

/** Turn records of the server into the arrays that are drawn: of all, and of those that a value counts. */
export function unpack(buffer, pixelUm, colours, isChosen) {
  const length = buffer.byteLength / RECORD;
  const records = new DataView(buffer);
  const all = makeArrays(length);
  const chosen = makeArrays(length);
  for (let i = 0; i < length; i++) {
    const at = i * RECORD;
    const place = [records.getFloat32(at, true) / pixelUm, records.getFloat32(at + 4, true) / pixelUm];
    const colour = colours[records.getUint16(at + 8, true)] ?? OTHER;
    const isOne = records.getUint16(at + 10, true) === 1;
    add(all, place, [...colour, isOne ? 255 : DIM], isChosen && isOne ? WHITE : [0, 0, 0, isOne ? 160 : 40]);
    if (isChosen && isOne) add(chosen, place, [...colour, 255], WHITE);
  }
  return { all, chosen };
}

function makeArrays(most) {
  return { length: 0, positions: new Float32Array(most * 2), fill: new Uint8Array(most * 4), line: new Uint8Array(most * 4) };
}

function add(points, place, fill, line) {
  const i = points.length++;
  points.positions.set(place, 2 * i);
  points.fill.set(fill, 4 * i);
  points.line.set(line, 4 * i);
}
