/** What was wrong with the data, the attributes or the address. */
export interface Diagnostic {
  severity: 'error' | 'warning' | 'info';
  code: string;
  message: string;
  path: string;
  found?: string;
  id?: string;
  line?: number;
  column?: number;
}

/** What is shown; a list that is missing or empty means all. */
export interface Filter {
  eras?: string[];
  factions?: string[];
  series?: string[];
  canon?: string[];
  universe?: string[];
  people?: string[];
  crossings?: boolean;
  search?: string;
}

/** A stretch of time in decimal years. */
export interface TimelineWindow {
  readonly start: number;
  readonly end: number;
}

/** The events that the element sends, by name; all bubble and are composed. */
export interface MirrorTimelineEvents {
  'timeline-ready': CustomEvent<{ eventCount: number }>;
  'timeline-filter': CustomEvent<{ filter: Required<Filter>; matchCount: number }>;
  'timeline-select': CustomEvent<{ id: string | null; event: { id: string; title: string; date: string } | null }>;
  'timeline-window': CustomEvent<TimelineWindow>;
  'timeline-error': CustomEvent<{ code: string; message: string; diagnostics: Diagnostic[] }>;
}

export class MirrorTimeline extends HTMLElement {
  /** The widget of an element, or of a `div.mirror-timeline`; null for anything else. */
  static of(host: Element): MirrorTimeline | null;
  /** Resolves once the first frame with events is drawn; a later load puts a new promise here. */
  readonly ready: Promise<void>;
  readonly eventCount: number;
  readonly matchCount: number;
  readonly window: TimelineWindow | null;
  /** The present state as an address fragment, without `#`. */
  readonly fragment: string;
  readonly diagnostics: Diagnostic[];
  get filter(): Required<Filter> | null;
  set filter(filter: Filter | null);
  selected: string | null;
  view: 'timeline' | 'list';
  scale: 'story' | 'true';
  /** By the time of the story, or by the dates on which its sources came out. */
  clock: 'story' | 'release';
  /** The spoiler guard: `ds9:3 tos` hides what comes later, `all` nothing. */
  watched: string;
  theme: string;
  /** The chronicle as JSON, or another one. */
  chronicle: unknown;
  /** Shows a stretch of time; resolves after the frame is drawn. */
  zoomTo(start: number, end: number): Promise<void>;
  /** Loads text, bytes, a Blob or an address; without one, gets the whole of the embedded chronicle. Of two
      that are asked for one after the other the later counts: the earlier is rejected by an `AbortError`. */
  load(source?: string | Blob | ArrayBuffer | ArrayBufferView | URL): Promise<Diagnostic[]>;
  addEventListener<Name extends keyof MirrorTimelineEvents>(
    name: Name,
    listener: (this: MirrorTimeline, event: MirrorTimelineEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'mirror-timeline': MirrorTimeline;
  }
}
