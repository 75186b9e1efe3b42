// What @vivjs/layers needs of @vivjs/loaders: without its readers of TIFF and OME-XML.

/** Whether the last axis holds red, green and blue: not so in tilflow's slides, which are c, y, x. */
export function isInterleaved() {
  return false;
}

export function getImageSize({ shape }) {
  const [height, width] = shape.slice(-2);
  return { height, width };
}

/** What a tile's promise is refused with when it is no longer wanted. */
export const SIGNAL_ABORTED = "aborted";
