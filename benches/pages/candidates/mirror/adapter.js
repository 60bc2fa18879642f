// Everything here goes through the public contract: properties, and the parts that a page may style.
(() => {
  const timeline = document.querySelector('mirror-timeline');
  const part = (name) => timeline.shadowRoot?.querySelector(`[part~=${name}]`);
  // What the drawn frame says, not what the model would say: the two must agree.
  // Numbers are said by the language, with signs between their digits.
  const number = (text) => Number(text?.replace(/\D/g, '') || NaN);
  const shown = () => number(part('count')?.querySelector('b')?.textContent);
  const sum = (numbers) => [...numbers].reduce((total, number) => total + number, 0);
  // The chronicle that the wasm carries has other numbers than the benchmark's data.
  const own = !timeline.hasAttribute('src');
  const eraId = (era) =>
    own ? timeline.shadowRoot.querySelectorAll('[part~=era]')[era].dataset.id : `era-${era + 1}`;
  window.bench = {
    name: 'mirror',
    ready: customElements.whenDefined('mirror-timeline').then(() => timeline.ready),
    countKind: own ? 'clusters' : 'exact',
    firstList: 'mirror-timeline li',
    firstEvent: () => part('event') ?? part('cluster'),
    setEraFilter(era) {
      timeline.filter = era === null ? {} : { eras: [eraId(era)] };
    },
    search(text) {
      timeline.filter = { search: text };
    },
    // Its promise waits for the frame, as the benchmark does: both would halve the pace.
    zoomTo(start, end) {
      timeline.zoomTo(start, end);
    },
    load: (text) => timeline.load(text),
    visibleCount: () => (shown() === timeline.matchCount ? timeline.matchCount : NaN),
    // The three numbers that a reader sees, for a frame that shows all of time.
    agreement() {
      const root = timeline.shadowRoot;
      const eras = [...root.querySelectorAll('[part~=era]')];
      const pressed = eras.filter((era) => era.getAttribute('aria-pressed') === 'true');
      const counted = (pressed.length ? pressed : eras).map((era) => number(era.querySelector('small').textContent));
      const clusters = [...root.querySelectorAll('[data-cluster]')].map((pill) => +pill.dataset.cluster);
      return {
        matchCount: timeline.matchCount,
        status: shown(),
        ribbon: sum(counted),
        marks: root.querySelectorAll('[data-event]').length + sum(clusters),
      };
    },
    viewKey: () => JSON.stringify(timeline.window),
    wheelTarget() {
      const stage = part('stage').getBoundingClientRect();
      return { x: 640, y: Math.min(700, stage.top + stage.height / 2) };
    },
  };
})();
