import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Notice } from '~/ui/notice';
import type { Preview } from '../../service/preview.server';

const W = 'matching:suggestions.admin.preview';

/** What the rules as they stand in the form would change; takes focus when it appears. */
export function PreviewSection({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (preview) head.current?.focus();
  }, [preview]);
  const changed = preview.sample.filter((one) => one.changed).length;
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-5">
      <h2 id="preview" ref={head} tabIndex={-1} className="text-2xl">
        {t(`${W}.title`)}
      </h2>
      <Notice kind="info">{t(`${W}.lead`, { n: preview.sample.length, changed })}</Notice>
      {preview.sample.length === 0 ? <EmptyState title={t(`${W}.nobody`)} /> : null}
      <div className="grid gap-4 md:grid-cols-2">
        <Moves title={t(`${W}.rises`)} moves={preview.rises} Icon={ArrowUp} />
        <Moves title={t(`${W}.falls`)} moves={preview.falls} Icon={ArrowDown} />
      </div>
      <ul className="grid gap-4 lg:grid-cols-2">
        {preview.sample.map((one) => (
          <li key={one.id} className="flex flex-col gap-2 rounded-xl border border-line p-4">
            <h3 className="text-lg">{one.name}</h3>
            {one.changed ? (
              <div className="grid gap-4 sm:grid-cols-2">
                <TopList
                  title={t(`${W}.before`)}
                  places={one.before.map((place) => ({ ...place, note: '' }))}
                />
                <TopList
                  title={t(`${W}.after`)}
                  places={one.after.map(({ id, name, was }, i) => ({
                    id,
                    name,
                    note:
                      was === null
                        ? t(`${W}.new`)
                        : was === i + 1
                          ? ''
                          : t(was > i + 1 ? `${W}.up` : `${W}.down`, { was }),
                  }))}
                />
              </div>
            ) : (
              <p className="text-ink-soft">{t(`${W}.same`)}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TopList({ title, places }: { title: string; places: { id: string; name: string; note: string }[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <h4 className="text-base text-ink-soft">{title}</h4>
      {places.length === 0 ? <p>{t(`${W}.nobody`)}</p> : null}
      <ol className="list-decimal pl-6">
        {places.map(({ id, name, note }) => (
          <li key={id}>
            {name}
            {note ? <strong className="ml-2 inline-block whitespace-nowrap text-brand">{note}</strong> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Moves({ title, moves, Icon }: { title: string; moves: Preview['rises']; Icon: typeof ArrowUp }) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-2 rounded-xl bg-surface-soft p-4">
      <h3 className="flex items-center gap-2 text-lg">
        <Icon aria-hidden="true" className="size-5" />
        {title}
      </h3>
      {moves.length === 0 ? (
        <p className="text-ink-soft">{t(`${W}.none`)}</p>
      ) : (
        <ul>
          {moves.map(({ id, name, before, after }) => (
            <li key={id}>{t(`${W}.move`, { name, before, after })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
