// Axes: from values to places, and the ticks of a reader. Plain functions.

/** Ticks at 1, 2 or 5 times a power of ten, about `n` of them. */
export function listTicks(low, high, n) {
  if (!(high > low)) return [low];
  const raw = (high - low) / n;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= raw);
  const ticks = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}

/** Days since the first dose: day 1 is 0 and day −1 is −1, as there is no day 0. */
export const elapse = (day) => (day > 0 ? day - 1 : day);

const DAY_STEPS = [1, 2, 7, 14, 28, 56, 84, 168, 364];

/** Ticks of an axis of elapsed days in whole weeks, at most `n`: place and study day of each. */
export function listDays(low, high, n) {
  const step = DAY_STEPS.find((s) => (high - low) / s <= n) ?? DAY_STEPS.at(-1);
  const ticks = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) ticks.push({ at: k * step, day: k < 0 ? k * step : k * step + 1 });
  return ticks;
}

/** Ticks of a logarithmic axis: decades, with 2 and 5 where there are few. */
export function listLogTicks(low, high) {
  const ticks = [];
  const decades = Math.log10(high / low);
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const k of decades < 2.5 ? [1, 2, 5] : [1]) {
      const tick = k * 10 ** power;
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push(Number(tick.toPrecision(3)));
    }
  }
  return ticks;
}

/** A linear axis from 0 or the least value to beyond the largest. */
export function buildLinear(values, { fromZero }) {
  const high = Math.max(...values, fromZero ? 0 : -Infinity);
  const low = Math.min(...values, fromZero ? 0 : Infinity);
  const span = high - low || Math.abs(high) || 1;
  const domain = [low === 0 && fromZero ? 0 : low - span * 0.05, high + span * 0.06];
  return { domain, ticks: listTicks(...domain, 6), place: (v) => (v - domain[0]) / (domain[1] - domain[0]) };
}

/** A logarithmic axis over what lies above zero; the rest lies on its lower edge. */
export function buildLog(values) {
  const positive = values.filter((value) => value > 0);
  const low = positive.length ? Math.min(...positive) / 1.25 : 0.1;
  const high = positive.length ? Math.max(...positive) * 1.25 : 10;
  const [a, b] = [Math.log10(low), Math.log10(high)];
  return {
    domain: [low, high],
    ticks: listLogTicks(low, high),
    place: (v) => (v > 0 ? Math.min(Math.max((Math.log10(v) - a) / (b - a), 0), 1) : 0),
  };
}
