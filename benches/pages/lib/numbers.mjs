// Medians and the like, and numbers as a table shows them.

/** The value below which a part `p` of them lies; null for none. */
export function quantile(values, p) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}
export const median = (values) => quantile(values, 0.5);

/** How fast `y` grows with `x`: 0 not at all, 1 in proportion. Least squares over the logarithms. */
export function slope(points) {
  if (points.length < 2) return null;
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (at) => logs.reduce((sum, pair) => sum + pair[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const across = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return across / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/** Three digits that count, whole numbers whole, thousands with commas. */
export function short(value) {
  if (value === null || value === undefined) return '';
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString('en-US');
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return String(Number(value.toFixed(2)));
}
