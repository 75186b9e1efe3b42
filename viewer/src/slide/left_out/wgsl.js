// luma.gl reads WebGPU shaders with this; the page draws with WebGL 2.
export class WgslReflect {
  constructor() {
    throw new Error("WebGPU shaders are not read here");
  }
}
