/** The line from the first note to today: what came of what. Pure. */

/** Stages in the order in which an idea passes them. */
export const STAGES = [
  'source',
  'idea',
  'round',
  'talk',
  'application',
  'award',
  'collaboration',
  'check_in',
  'case',
] as const;
export type Stage = (typeof STAGES)[number];

/** Something on the line, by the stage it stands for and the id it has there. */
export interface NodeRef {
  kind: Stage;
  id: string;
}

/** Something on the line as one person may see it. */
export interface LineNode extends NodeRef {
  /** Null: not for this person. That it is there is shown all the same, so that the line has no gap. */
  title: string | null;
  href: string | null;
  /** A word below `provenance:detail`; null: nothing to say. */
  detail: string | null;
  /** When it began, milliseconds; null: not known. */
  at: number | null;
}

export interface LineStage {
  stage: Stage;
  nodes: LineNode[];
}

/** Most things that one line shows. */
export const LINE_LIMIT = 120;

/** Stages that have something, in order, each with what it has from the oldest to the latest. */
export function stagesOf(nodes: readonly LineNode[]): LineStage[] {
  return STAGES.flatMap((stage) => {
    const own = nodes
      .filter(({ kind }) => kind === stage)
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
    return own.length > 0 ? [{ stage, nodes: own }] : [];
  });
}

/**
 * What belongs to the line of `focus`: everything it came of and everything that came of it, but not what else flowed into
 * something later (another idea of the same collaboration has a line of its own). `next` answers what is one step above or
 * below; circles do no harm.
 */
export async function walkLine(
  focus: NodeRef,
  next: (ref: NodeRef, way: 'up' | 'down') => Promise<readonly NodeRef[]>,
): Promise<NodeRef[]> {
  const found = new Map([[keyOf(focus), focus]]);
  for (const way of ['up', 'down'] as const) {
    const seen = new Set([keyOf(focus)]);
    const open = [focus];
    for (let ref = open.shift(); ref && found.size < LINE_LIMIT; ref = open.shift()) {
      for (const other of await next(ref, way)) {
        if (seen.has(keyOf(other))) continue;
        seen.add(keyOf(other));
        found.set(keyOf(other), other);
        open.push(other);
      }
    }
  }
  return [...found.values()].slice(0, LINE_LIMIT);
}

const keyOf = ({ kind, id }: NodeRef): string => `${kind} ${id}`;
