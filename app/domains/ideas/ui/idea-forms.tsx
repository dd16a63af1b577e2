import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/domains/matching/talks/ui/disclosure';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { isMove } from '../model';
import type { IdeaPart } from './idea-page';
import { useIdeaForm } from './use-idea-form';

/** Moves the idea on, with a reason where it goes back, is let go or taken up again. */
export function MoveForm({ idea, answered }: IdeaPart) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useIdeaForm('move', answered);
  const moves = idea.may.filter(isMove);
  if (moves.length === 0) return null;
  return (
    <section aria-labelledby="idea-move" className="flex flex-col gap-3 rounded-xl bg-surface-soft p-4">
      <h2 id="idea-move" className="text-xl">
        {t('ideas:move.title')}
      </h2>
      <Form method="post" {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="move" />
        <TextInput
          {...field('reason')}
          label={t('ideas:move.reason')}
          help={t('ideas:move.reasonHelp')}
          maxLength={500}
        />
        <div className="flex flex-wrap gap-3">
          {moves.map((move) => (
            <Button
              key={move}
              type="submit"
              name="move"
              value={move}
              variant={['prepare', 'practise', 'establish'].includes(move) ? 'primary' : 'secondary'}
            >
              {t(`ideas:move.${move}`)}
            </Button>
          ))}
        </div>
      </Form>
    </section>
  );
}

export function EditForm({ idea, answered }: IdeaPart) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useIdeaForm('edit', answered, {
    title: idea.title,
    text: idea.text,
  });
  return (
    <Disclosure title={t('ideas:page.edit')} isOpen={problems.length > 0}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="edit" />
        <TextInput {...field('title')} label={t('ideas:page.title')} required maxLength={80} />
        <TextArea {...field('text')} label={t('ideas:page.text')} rows={5} maxLength={2000} />
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      </Form>
    </Disclosure>
  );
}

export function OwnForm({
  idea,
  answered,
  carriers,
}: IdeaPart & { carriers: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useIdeaForm('own', answered, {
    person: idea.owner.person?.id ?? '',
    organisation: idea.owner.organisation?.name ?? '',
  });
  return (
    <Disclosure title={t('ideas:own.change')} isOpen={problems.length > 0}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="own" />
        <TextInput
          {...field('organisation')}
          label={t('ideas:own.organisation')}
          help={t('ideas:own.organisationHelp')}
          maxLength={200}
        />
        <Select {...field('person')} label={t('ideas:own.person')}>
          <option value="">{t('ideas:own.nobodyChosen')}</option>
          {carriers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Button type="submit" className="self-start">
          {t('save')}
        </Button>
      </Form>
    </Disclosure>
  );
}

/** Joins the idea to a talk, an application or a collaboration by the address of its page. */
export function LinkForm({ answered }: Pick<IdeaPart, 'answered'>) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useIdeaForm('link', answered);
  return (
    <Disclosure title={t('ideas:link.title')} isOpen={problems.length > 0}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="link" />
        <TextInput
          {...field('address')}
          label={t('ideas:link.address')}
          help={t('ideas:link.help')}
          required
          maxLength={300}
        />
        <Button type="submit" variant="secondary" className="self-start">
          {t('ideas:link.submit')}
        </Button>
      </Form>
    </Disclosure>
  );
}

export function PublishForm({ idea, answered }: IdeaPart) {
  const { t } = useTranslation();
  const { formProps, problems } = useIdeaForm('publish', answered);
  return (
    <Disclosure title={t('ideas:publish.title')} isOpen={problems.length > 0}>
      <p>{t('ideas:publish.text')}</p>
      <Form method="post" {...formProps}>
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="publish" />
        <Button type="submit" name="show" value={idea.isPublic ? 'no' : 'yes'} variant="secondary">
          {t(idea.isPublic ? 'ideas:publish.hide' : 'ideas:publish.show')}
        </Button>
      </Form>
    </Disclosure>
  );
}

export function MergeForm({ answered, targets }: IdeaPart & { targets: { id: string; title: string }[] }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useIdeaForm('merge', answered);
  return (
    <Disclosure title={t('ideas:merge.title')} isOpen={problems.length > 0}>
      <p>{t('ideas:merge.text')}</p>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="merge" />
        <Select {...field('into')} label={t('ideas:merge.into')} required>
          <option value="">{t('ideas:merge.choose')}</option>
          {targets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        <TextInput {...field('reason')} label={t('ideas:merge.reason')} required maxLength={500} />
        <Button type="submit" variant="secondary" className="self-start">
          {t('ideas:merge.submit')}
        </Button>
      </Form>
    </Disclosure>
  );
}
