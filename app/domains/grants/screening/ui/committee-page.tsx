import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { Answer, type Answered, BackLink, PANEL, useFormOf } from './parts';

export interface CommitteePageData {
  programme: { id: string; title: string; fiscalYear: number };
  mayChange: boolean;
  members: { id: string; name: string; chair: boolean; active: boolean }[];
  accounts: { id: string; name: string; email: string }[];
}

/** Staff choose who gives points. */
export function CommitteePage({ page, answer }: { page: CommitteePageData; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'add');
  const { programme, members, accounts, mayChange } = page;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <BackLink to={`/screening/${programme.id}`}>{t('screening:backTo', programme)}</BackLink>
      <h1 className="text-3xl">{t('screening:committeeOf', programme)}</h1>
      <p>{t('screening:committeeText')}</p>
      <Answer answer={answer} />
      {members.length === 0 ? (
        <EmptyState title={t('screening:noMembers')} />
      ) : (
        <ul className="flex flex-col gap-3">
          {members.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line p-4"
            >
              <span>
                <b>{one.name}</b>
                {one.chair ? `（${t('screening:chair')}）` : null}
                {one.active ? null : ` ${t('screening:inactive')}`}
              </span>
              {mayChange ? <MemberForms id={one.id} name={one.name} chair={one.chair} /> : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <Form method="post" className={PANEL}>
          <Select {...form.of('account')} label={t('screening:fields.account')} required>
            {accounts.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}（{one.email}）
              </option>
            ))}
          </Select>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="add">
              {t('screening:act.add')}
            </Button>
            <ButtonLink to="/admin/invitations" variant="secondary">
              {t('screening:invite')}
            </ButtonLink>
          </div>
        </Form>
      ) : null}
    </div>
  );
}

function MemberForms({ id, name, chair }: { id: string; name: string; chair: boolean }) {
  const { t } = useTranslation();
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="account" value={id} />
      {chair ? null : (
        <Button type="submit" name="intent" value="chair" variant="secondary" size="small">
          {t('screening:act.chair')}
          <span className="sr-only">{name}</span>
        </Button>
      )}
      <Button type="submit" name="intent" value="remove" variant="danger" size="small">
        {t('screening:act.remove')}
        <span className="sr-only">{name}</span>
      </Button>
    </Form>
  );
}
