import { Link } from '@remix-run/react';
import { Phrases } from '~/ui/phrases';
import type { AwardItem } from '../model/list';
import { DueLine } from './award-list';

/** Awards that wait for the person. */
export function WaitingAwards({ awards }: { awards: AwardItem[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {awards.map((item) => (
        <li key={item.id} className="rounded-xl border border-line p-4 shadow-card">
          <Link
            to={`/awards/${item.id}`}
            className="inline-flex min-h-11 items-center text-lg font-bold text-brand underline underline-offset-4"
          >
            <Phrases>{item.title}</Phrases>
          </Link>
          <DueLine item={item} />
        </li>
      ))}
    </ul>
  );
}
