import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import type { OrganisationStatus } from '../model';

/** What staff do with an entry as a whole: each can be taken back with the next press. */
export function StatusForm({ status }: { status: OrganisationStatus }) {
  const { t } = useTranslation();
  const others = (['listed', 'hidden', 'draft'] as const).filter((other) => other !== status);
  return (
    <Form method="post" className="flex flex-wrap gap-3">
      {others.map((other) => (
        <Button key={other} type="submit" name="status" value={other} variant="secondary">
          {t(`organisations:setStatus.${status === 'draft' && other === 'hidden' ? 'kept' : other}`)}
        </Button>
      ))}
    </Form>
  );
}
