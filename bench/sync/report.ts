import { cpus, loadavg } from 'node:os';
import { versions } from './servers';

/** One line of what the issue asks for. */
export interface Reached {
  work: string;
  figure: string;
  reach: string;
  reached: boolean;
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Prints where and with what it was measured. */
export function printMachine(): void {
  const model = cpus()[0]?.model.trim() ?? 'CPU';
  const busy = loadavg()[0]?.toFixed(1);
  console.log(
    `${model} × ${cpus().length}, ${process.platform}, Node ${process.version}, load average ${busy}`,
  );
  console.log(versions());
  console.log('Ours commits to SQLite (WAL, synchronous FULL); the others keep everything in memory.');
}

export function printTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  console.log(`\n${line(head)}\n| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  for (const cells of rows) console.log(line(cells));
}

export function printReached(lines: readonly Reached[]): void {
  printTable(
    ['work', 'figure', 'reach', ''],
    lines.map(({ figure, reach, reached, work }) => [
      work,
      figure,
      reach,
      reached ? 'reached' : 'NOT REACHED',
    ]),
  );
}
