import { useFetcher } from '@remix-run/react';
import { Combine, Globe, GlobeLock, Lock, LockOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarButton } from '~/domains/boards/ui/chrome/bar-button';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import type { MergeResult } from '../../doc';
import { useMap } from '../map-context';

/** What the server answers to a press of somebody who leads. */
export interface LeadAnswer {
  ok: boolean;
  merged?: MergeResult;
}

/** For those who lead: lock, bring the tables' maps together, and, for staff, show it to everybody. */
export function LeadMenu() {
  const { t } = useTranslation();
  const { facts, compact } = useMap();
  const [open, setOpen] = useState(false);
  if (!facts.lead) return null;
  return (
    <>
      <BarButton
        icon={facts.locked ? Lock : LockOpen}
        word={t('maps:lead.open')}
        layout={compact ? 'icon' : 'beside'}
        onPress={() => setOpen(true)}
      />
      <Dialog title={t('maps:lead.open')} isOpen={open} onOpenChange={setOpen}>
        <LeadPresses />
      </Dialog>
    </>
  );
}

function LeadPresses() {
  const { t, i18n } = useTranslation();
  const { facts, editor } = useMap();
  const fetcher = useFetcher<LeadAnswer>();
  const { data, state } = fetcher;
  useEffect(() => {
    if (!data || state !== 'idle') return;
    if (!data.ok) editor.tell(t('maps:refused.session'), 'warn');
    else if (data.merged) editor.tell(t('maps:lead.merged', { ...data.merged }));
    else editor.tell(t('maps:lead.done'));
  }, [data, state, editor, t]);
  // A button that is switched off under the focus would lose it, and with it the keys of the dialog.
  const press = (intent: string) => () => {
    if (state === 'idle') fetcher.submit({ intent }, { method: 'post', action: `/maps/${facts.mapId}` });
  };
  const date = (at: number) =>
    new Intl.DateTimeFormat(i18n.language === 'en' ? 'en' : 'ja-JP', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Asia/Tokyo',
    }).format(at);
  return (
    <div className="flex flex-col gap-5">
      <Row help={t(facts.locked ? 'maps:lead.lockedHelp' : 'maps:lead.lockHelp')}>
        <Button variant="secondary" onPress={press(facts.locked ? 'unlock' : 'lock')}>
          {facts.locked ? (
            <LockOpen aria-hidden="true" className="size-5" />
          ) : (
            <Lock aria-hidden="true" className="size-5" />
          )}
          {t(facts.locked ? 'maps:lead.unlock' : 'maps:lead.lock')}
        </Button>
      </Row>
      {facts.kind === 'merged' ? (
        <Row
          help={
            facts.mergedAt === null
              ? t('maps:lead.mergeHelp')
              : `${t('maps:lead.mergeHelp')}${t('maps:lead.mergedAt', { at: date(facts.mergedAt) })}`
          }
        >
          <Button onPress={press('merge')}>
            <Combine aria-hidden="true" className="size-5" />
            {t('maps:lead.merge')}
          </Button>
        </Row>
      ) : null}
      {facts.kind === 'merged' ? (
        <Row
          help={
            facts.publishedAt === null
              ? t(facts.mayPublish ? 'maps:lead.publishHelp' : 'maps:lead.notPublic')
              : t('maps:lead.publishedAt', { at: date(facts.publishedAt) })
          }
        >
          {facts.mayPublish ? (
            <>
              <Button variant="secondary" onPress={press('publish')}>
                <Globe aria-hidden="true" className="size-5" />
                {t(facts.publishedAt === null ? 'maps:lead.publish' : 'maps:lead.publishAgain')}
              </Button>
              {facts.publishedAt === null ? null : (
                <Button variant="danger" onPress={press('unpublish')}>
                  <GlobeLock aria-hidden="true" className="size-5" />
                  {t('maps:lead.unpublish')}
                </Button>
              )}
            </>
          ) : null}
        </Row>
      ) : null}
    </div>
  );
}

function Row({ help, children }: { help: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <p>{help}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
