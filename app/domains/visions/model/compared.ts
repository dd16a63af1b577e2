/** A stretch of a compared text. */
export interface Stretch {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One line of a comparison: a heading, paragraph or list item. */
export interface ComparedLine {
  block: 'heading2' | 'heading3' | 'paragraph' | 'item';
  /** Depth in lists; 0 outside. */
  depth: number;
  change: 'same' | 'changed' | 'added' | 'removed';
  parts: Stretch[];
}

/** How many lines differ. */
export function countChanges(lines: readonly ComparedLine[]): number {
  return lines.filter((line) => line.change !== 'same').length;
}
