// A worker that decodes zstd, so that dragging a slide does not stutter.
import { ZSTDDecoder } from "zstddec";

const decoder = new ZSTDDecoder();
const ready = decoder.init();

self.onmessage = async ({ data: { id, bytes, length } }) => {
  try {
    await ready;
    const decoded = decoder.decode(bytes, length);
    self.postMessage({ id, decoded }, [decoded.buffer]);
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
