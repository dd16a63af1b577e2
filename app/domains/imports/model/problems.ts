import { excerpt, IMPORT_LIMITS, type Problem, type Reason, type Severity } from './types';

/** Collects what is wrong with a file: bad rows first, and no more than are kept. */
export class Problems {
  readonly kept: Problem[] = [];
  /** Different lines that are bad; a fault of the file as a whole counts as one. */
  #badLines = new Set<number | null>();
  #warnings = 0;

  get badRows(): number {
    return this.#badLines.size;
  }

  get warnings(): number {
    return this.#warnings;
  }

  /** A value that can't be taken; nothing is imported while there is one. */
  bad(
    line: number | null,
    column: string | null,
    value: string | undefined,
    reason: Reason,
    hint = '',
  ): void {
    this.#badLines.add(line);
    this.#keep('bad', { line, column, value, reason, hint });
  }

  /** Something to look at; the import may go on. */
  warn(
    line: number | null,
    column: string | null,
    value: string | undefined,
    reason: Reason,
    hint = '',
  ): void {
    this.#warnings++;
    this.#keep('warning', { line, column, value, reason, hint });
  }

  #keep(
    severity: Severity,
    given: {
      line: number | null;
      column: string | null;
      value: string | undefined;
      reason: Reason;
      hint: string;
    },
  ): void {
    if (this.kept.length >= IMPORT_LIMITS.problems) return;
    const { line, column, value = '', reason, hint } = given;
    this.kept.push({ severity, line, column, value: excerpt(value), reason, hint: excerpt(hint) });
  }

  /** What is kept, bad rows before warnings, by line. */
  sorted(): Problem[] {
    const rank = (problem: Problem) => (problem.severity === 'bad' ? 0 : 1);
    return this.kept.sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0));
  }
}
