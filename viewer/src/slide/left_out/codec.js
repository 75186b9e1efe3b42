// tilflow's slides are compressed with zstd, which a worker decodes (codec.js).
export default {
  fromConfig() {
    throw new Error("this compression is not one that tilflow writes");
  },
};
