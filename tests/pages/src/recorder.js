// Runs before everything else on a page under test. It keeps what the console was told, for the
// report of a failure, and every shadow root, so that tests see into closed ones.
(() => {
  const lines = [];
  const roots = new WeakMap();
  const keep = (kind, values) => lines.push(`${kind}: ${values.map(String).join(" ")}`);
  for (const kind of ["debug", "log", "info", "warn", "error"]) {
    const original = console[kind];
    console[kind] = (...values) => {
      keep(kind, values);
      original.apply(console, values);
    };
  }
  addEventListener("error", (event) => keep("uncaught", [event.message, event.filename, event.lineno]));
  addEventListener("unhandledrejection", (event) => keep("unhandled", [event.reason]));
  addEventListener("securitypolicyviolation", (event) =>
    keep("policy", [event.violatedDirective, event.blockedURI]));
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.set(this, root);
    return root;
  };
  Object.defineProperty(window, "pageTests", {
    value: { lines, rootOf: (host) => roots.get(host) ?? host.shadowRoot },
  });
})();
