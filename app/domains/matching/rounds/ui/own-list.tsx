import { useFetcher } from '@remix-run/react';
import { ArrowDown, ArrowUp, Equal, Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { CONTROL } from '~/ui/form/field';
import { Notice } from '~/ui/notice';
import type { ListMove } from '../list-edits';
import type { ListedView, OwnView } from '../view';
import { PANEL } from './parts';

/** Others shown below the list before more are asked for. */
const FIRST = 30;

/**
 * An organisation's own list. Every move is a form of its own, so it works before JavaScript; afterwards the focus stays
 * with the name that was moved.
 */
export function OwnList({ own }: { own: OwnView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const root = useRef<HTMLElement>(null);
  const last = useRef<{ id: string; move: string } | null>(null);
  const mayMove = own.isOpen && own.maySpeak;
  useEffect(() => {
    if (fetcher.state !== 'idle' || last.current === null) return;
    const { id, move } = last.current;
    last.current = null;
    const row = root.current?.querySelector(`[data-id="${CSS.escape(id)}"]`);
    const button =
      row?.querySelector<HTMLButtonElement>(`button[data-move="${move}"]:not(:disabled)`) ??
      row?.querySelector<HTMLButtonElement>('button:not(:disabled)');
    button?.focus();
  }, [fetcher.state]);
  const form = (id: string, moves: readonly ListMove[], name: string, blocked: readonly ListMove[] = []) => (
    <fetcher.Form method="post" className="flex flex-wrap gap-1">
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="organisation" value={own.id} />
      <input type="hidden" name="other" value={id} />
      {moves.map((move) => (
        <button
          key={move}
          type="submit"
          name="move"
          value={move}
          data-move={move}
          disabled={blocked.includes(move)}
          onClick={() => {
            last.current = { id, move };
          }}
          aria-label={t(`matching:rounds.moveOf.${move}`, { name })}
          className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-lg border border-line-strong bg-white px-2 font-bold text-brand hover:bg-brand-soft disabled:border-line disabled:text-solid-gray-536"
        >
          <Icon move={move} />
          {move === 'up' || move === 'down' ? null : <span>{t(`matching:rounds.move.${move}`)}</span>}
        </button>
      ))}
    </fetcher.Form>
  );
  const list = (
    <>
      {own.list.length === 0 ? (
        <Notice kind={mayMove ? 'warn' : 'info'}>
          {t(mayMove ? 'matching:rounds.ownEmpty' : 'matching:rounds.ownNothing')}
        </Notice>
      ) : null}
      <ol className="flex flex-col gap-2">
        {own.list.map((one, at) => (
          <li
            key={one.id}
            data-id={one.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line p-3"
          >
            <span className="flex min-w-0 flex-1 basis-60 items-baseline gap-3">
              <b className="shrink-0 text-lg">{t('matching:rounds.place', { place: one.place })}</b>
              <span>
                {one.name}
                <span className="block text-ink-soft">
                  {t(`organisations:types.${one.type}`)}
                  {one.isTied ? ` · ${t('matching:rounds.tied')}` : null}
                </span>
              </span>
            </span>
            {mayMove
              ? form(one.id, ['up', 'down', 'tie', 'leave_out'], one.name, blockedMoves(own.list, at))
              : null}
          </li>
        ))}
      </ol>
    </>
  );
  return (
    <section ref={root} className={PANEL} aria-labelledby="own-list">
      <h2 id="own-list" className="text-2xl">
        {t('matching:rounds.ownList', { name: own.name })}
      </h2>
      {mayMove ? <p className="max-w-3xl">{t('matching:rounds.ownLead')}</p> : null}
      <p className="text-ink-soft">{t('matching:rounds.ownCapacity', { n: own.capacity })}</p>
      {own.isOpen ? (
        list
      ) : (
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-bold text-brand">
            {t('matching:rounds.ownClosed', { count: own.list.length })}
          </summary>
          {list}
        </details>
      )}
      {mayMove ? <Confirm own={own} /> : null}
      {mayMove && own.left.length > 0 ? <Left own={own} form={form} /> : null}
    </section>
  );
}

/** What would change nothing: the top one can't rise, the last can't sink, unless it has equals. */
function blockedMoves(list: readonly ListedView[], at: number): ListMove[] {
  const one = list[at];
  if (one === undefined) return [];
  const isTop = one.place === 1;
  const isLast = one.place === list.at(-1)?.place;
  const blocked: ListMove[] = [];
  if (isTop && !one.isTied) blocked.push('up');
  if (isTop) blocked.push('tie');
  if (isLast && !one.isTied) blocked.push('down');
  return blocked;
}

function Icon({ move }: { move: ListMove }) {
  const icons = { up: ArrowUp, down: ArrowDown, tie: Equal, leave_out: X, add: Plus };
  const Shape = icons[move];
  return <Shape aria-hidden="true" className="size-5" />;
}

function Confirm({ own }: { own: OwnView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <div className="flex flex-wrap items-center gap-3" aria-live="polite">
      {own.confirmedAt === null ? (
        <>
          <fetcher.Form method="post">
            <input type="hidden" name="organisation" value={own.id} />
            <Button type="submit" name="intent" value="confirm" size="large">
              {t('matching:rounds.confirm')}
            </Button>
          </fetcher.Form>
          <p>{t('matching:rounds.confirmHelp')}</p>
        </>
      ) : (
        <Notice kind="good">{t('matching:rounds.confirmedOwn')}</Notice>
      )}
    </div>
  );
}

/** Those who are not on the list, to be added. */
function Left({
  own,
  form,
}: {
  own: OwnView;
  form: (id: string, moves: readonly ListMove[], name: string) => React.ReactNode;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const found = own.left.filter((one) => one.name.includes(search.trim()));
  const shown = all ? found : found.slice(0, FIRST);
  return (
    <details className="rounded-lg border border-line p-4" open={own.list.length === 0}>
      <summary className="min-h-11 cursor-pointer content-center font-bold">
        {t('matching:rounds.left', { count: own.left.length })}
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        {own.left.length > FIRST ? (
          <label className="flex max-w-md flex-col gap-1 font-bold">
            {t('matching:rounds.search')}
            <input
              type="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              className={CONTROL}
            />
          </label>
        ) : null}
        <ul className="grid gap-2 md:grid-cols-2">
          {shown.map((one) => (
            <li
              key={one.id}
              data-id={one.id}
              className="flex items-center justify-between gap-3 rounded-lg border border-line p-3"
            >
              <span>
                {one.name}
                <span className="block text-ink-soft">{t(`organisations:types.${one.type}`)}</span>
              </span>
              {form(one.id, ['add'], one.name)}
            </li>
          ))}
        </ul>
        {shown.length === found.length ? null : (
          <div>
            <Button variant="secondary" onPress={() => setAll(true)}>
              {t('matching:rounds.showAll', { count: found.length })}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}
