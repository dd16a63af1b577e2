import { useFetcher } from '@remix-run/react';
import { BookmarkPlus, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextInput } from '~/ui/form/inputs';

interface Kept {
  kept?: number;
  refused?: string;
}

/** Keeps the text as it is now, with the reason why. */
export function KeepVersion({ visionId }: { visionId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const fetcher = useFetcher<Kept>();
  const kept = fetcher.data?.kept;
  useEffect(() => {
    if (kept !== undefined) setOpen(false);
  }, [kept]);
  return (
    <>
      <span role="status" className="flex items-center gap-1 text-good">
        {kept !== undefined ? (
          <>
            <CircleCheck aria-hidden="true" className="size-5" />
            {t('visions:keep.done', { number: kept })}
          </>
        ) : null}
      </span>
      <Button variant="secondary" size="small" onPress={() => setOpen(true)}>
        <BookmarkPlus aria-hidden="true" className="size-5" />
        {t('visions:keep.open')}
      </Button>
      <Dialog title={t('visions:keep.title')} isOpen={isOpen} onOpenChange={setOpen}>
        <fetcher.Form method="post" action={`/visions/${visionId}/versions`} className="flex flex-col gap-4">
          <input type="hidden" name="intent" value="keep" />
          <input type="hidden" name="stay" value="yes" />
          <TextInput
            label={t('visions:keep.reason')}
            help={t('visions:keep.reasonHelp')}
            name="reason"
            required
            maxLength={120}
            errors={fetcher.data?.refused ? [fetcher.data.refused] : undefined}
          />
          <Button type="submit" className="self-start" isDisabled={fetcher.state !== 'idle'}>
            {t('visions:keep.submit')}
          </Button>
        </fetcher.Form>
      </Dialog>
    </>
  );
}
