import { Link, useFetcher } from '@remix-run/react';
import { CircleCheck, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarButton } from '~/domains/boards/ui/chrome/bar-button';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Checkbox } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { IdeaSource } from '../model';

interface Made {
  id?: string;
  made?: boolean;
}

/** For those who lead: makes an idea of a note or place, with or without its author's name. */
export function IdeaButton({
  kind,
  source,
  object,
  look = 'bar',
}: {
  kind: IdeaSource;
  source: string;
  object: string;
  /** `bar`: icon above its word, for bars; `button`: a button among others. */
  look?: 'bar' | 'button';
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const fetcher = useFetcher<Made>({ key: `idea ${source} ${object}` });
  const done = fetcher.data?.id ? fetcher.data : null;
  return (
    <>
      {look === 'bar' ? (
        <BarButton icon={Lightbulb} word={t('ideas:make.open')} onPress={() => setOpen(true)} />
      ) : (
        <Button variant="secondary" size="small" className="self-start" onPress={() => setOpen(true)}>
          <Lightbulb aria-hidden="true" className="size-5" />
          {t('ideas:make.open')}
        </Button>
      )}
      <Dialog title={t('ideas:make.title')} isOpen={isOpen} onOpenChange={setOpen}>
        {done ? (
          <>
            <Notice kind="good" live>
              {t(done.made ? 'ideas:make.done' : 'ideas:make.known')}
            </Notice>
            <Link
              to={`/ideas/${done.id}`}
              className="inline-flex min-h-11 items-center gap-2 font-bold text-brand underline underline-offset-4"
            >
              <CircleCheck aria-hidden="true" className="size-5" />
              {t('ideas:make.see')}
            </Link>
          </>
        ) : (
          <fetcher.Form method="post" action="/ideas?index" className="flex flex-col gap-4">
            <p>{t('ideas:make.text')}</p>
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="source" value={source} />
            <input type="hidden" name="object" value={object} />
            <Checkbox name="named" value="yes" label={t('ideas:make.named')} />
            <Button type="submit" className="self-start" isDisabled={fetcher.state !== 'idle'}>
              {t('ideas:make.submit')}
            </Button>
          </fetcher.Form>
        )}
      </Dialog>
    </>
  );
}
