// zstd for zarrita: the work is handed round among a few workers.
import { registry } from "zarrita";

const MOST_WORKERS = 4;

class Pool {
  constructor(n) {
    this.waiting = new Map();
    this.next = 0;
    this.workers = Array.from({ length: n }, () => {
      const worker = new Worker(new URL("./decoder.js", import.meta.url), { type: "module" });
      worker.onmessage = ({ data: { id, decoded, error } }) => {
        const { resolve, reject } = this.waiting.get(id);
        this.waiting.delete(id);
        if (error) reject(new Error(error));
        else resolve(decoded);
      };
      return worker;
    });
  }

  decode(bytes, length) {
    const id = this.next++;
    const worker = this.workers[id % this.workers.length];
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, bytes: own, length }, [own.buffer]);
    });
  }
}

let pool;

/** Start the workers, which takes a moment: before the first chunk has come. */
export function startDecoders() {
  const cores = navigator.hardwareConcurrency || 2;
  pool ??= new Pool(Math.max(1, Math.min(MOST_WORKERS, cores - 1)));
}

const BYTES = { uint8: 1, int8: 1, uint16: 2, int16: 2, uint32: 4, int32: 4, float32: 4, float64: 8, uint64: 8 };

class Zstd {
  kind = "bytes_to_bytes";

  constructor(length) {
    this.length = length;
  }

  static fromConfig(_, { dataType, shape }) {
    return new Zstd(shape.reduce((product, n) => product * n, BYTES[dataType]));
  }

  decode(bytes) {
    startDecoders();
    return pool.decode(bytes, this.length);
  }

  encode() {
    throw new Error("slides are only read");
  }
}

registry.set("zstd", () => Zstd);
