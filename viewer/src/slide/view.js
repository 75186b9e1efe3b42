// Where one looks at: a place of the slide and a zoom, kept within the slide.
import { Deck, OrthographicView } from "@deck.gl/core";

const MOST_ZOOM = 4;
const STEP = 0.15;
const MARGIN = 1.06;

/** A deck on an element, whose view is moved by mouse, touch, keys and buttons alike. */
export class View {
  /**
   * @param {HTMLElement} parent
   * @param {[number, number]} size width and height of the slide in pixels
   * @param {{onMove: () => void, onClick: (place: [number, number]) => void, onError: (error: Error) => void, onDraw: () => void}} tell
   */
  constructor(parent, size, tell) {
    this.parent = parent;
    this.size = size;
    this.tell = tell;
    this.state = this.#fit();
    this.deck = new Deck({
      parent,
      // Pixels have no slanted edges, and points smooth their own.
      deviceProps: { webgl: { antialias: false } },
      views: [new OrthographicView({ id: "slide", controller: { keyboard: false, scrollZoom: { speed: 0.008, smooth: false }, inertia: false } })],
      viewState: this.state,
      onViewStateChange: ({ viewState }) => this.set(viewState),
      onClick: ({ coordinate }) => coordinate && tell.onClick([coordinate[0], coordinate[1]]),
      onError: tell.onError,
      onAfterRender: tell.onDraw,
      getCursor: ({ isDragging }) => (isDragging ? "grabbing" : "crosshair"),
      layers: [],
    });
  }

  /** Size of the window onto the slide, in pixels of the screen. */
  get screen() {
    return [this.parent.clientWidth || 1, this.parent.clientHeight || 1];
  }

  get zoom() {
    return this.state.zoom;
  }

  /** Corner and corner of what is seen, in pixels of the slide. */
  get bounds() {
    const [w, h] = this.screen.map((n) => n / 2 ** this.zoom / 2);
    const [x, y] = this.state.target;
    return [x - w, y - h, x + w, y + h];
  }

  #fit() {
    const [w, h] = this.screen;
    const zoom = Math.log2(Math.min(w / this.size[0], h / this.size[1]) / MARGIN);
    return { target: [this.size[0] / 2, this.size[1] / 2, 0], zoom };
  }

  set({ target, zoom }) {
    const least = Math.min(this.#fit().zoom, 0) - 1;
    const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
    this.state = {
      target: [clamp(target[0], 0, this.size[0]), clamp(target[1], 0, this.size[1]), 0],
      zoom: clamp(zoom, least, MOST_ZOOM),
    };
    this.deck.setProps({ viewState: this.state });
    this.tell.onMove();
  }

  fit() {
    this.set(this.#fit());
  }

  zoomBy(step) {
    this.set({ ...this.state, zoom: this.zoom + step });
  }

  /** Move by a share of the window. */
  pan(x, y) {
    const [w, h] = this.screen.map((n) => (n * STEP) / 2 ** this.zoom);
    const [left, top] = this.state.target;
    this.set({ ...this.state, target: [left + x * w, top + y * h, 0] });
  }

  destroy() {
    this.deck.finalize();
  }
}

const KEYS = {
  ArrowLeft: (view) => view.pan(-1, 0),
  ArrowRight: (view) => view.pan(1, 0),
  ArrowUp: (view) => view.pan(0, -1),
  ArrowDown: (view) => view.pan(0, 1),
  "+": (view) => view.zoomBy(0.5),
  "=": (view) => view.zoomBy(0.5),
  "-": (view) => view.zoomBy(-0.5),
  0: (view) => view.fit(),
  Enter: (view) => view.tell.onClick(view.state.target.slice(0, 2)),
};

/** Let keys move the view while the slide has the focus. */
export function handleKey(view, event) {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act(view);
}

/** Length of a scale bar: 1, 2 or 5 times a power of ten µm, at most `most` pixels of the screen. */
export function chooseScale(pixelUm, zoom, most = 140) {
  const umOfPixel = pixelUm / 2 ** zoom;
  const limit = most * umOfPixel;
  const power = 10 ** Math.floor(Math.log10(limit));
  const um = [5, 2, 1].map((n) => n * power).find((n) => n <= limit) ?? power;
  return { px: um / umOfPixel, text: um >= 1000 ? `${um / 1000} mm` : `${Number(um.toPrecision(1))} µm` };
}
