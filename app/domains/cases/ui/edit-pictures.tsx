import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Field } from '~/ui/form/field';
import { Select, TextInput } from '~/ui/form/inputs';
import { type CasePicture, MOST_PICTURES, PICTURE_PEOPLE } from '../model';
import { CASE_LIMITS } from '../schema';
import type { CasePart } from './case-page';
import { Act, More } from './consent-panel';
import { useCaseForm } from './signs';

/** Pictures of a draft, each with what is to be seen and what the people in it agreed to. */
export function EditPictures({ told, answered }: CasePart) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="case-pictures" className="flex flex-col gap-4">
      <h2 id="case-pictures" className="text-2xl">
        {t('cases:pictures.title')}
      </h2>
      <p>{t('cases:pictures.lead')}</p>
      <ul className="flex flex-col gap-4">
        {told.pictures.map((picture) => (
          <li
            key={picture.id}
            className="grid items-start gap-4 rounded-xl border border-line p-4 sm:grid-cols-[14rem_1fr]"
          >
            <img
              src={`/cases/${told.id}/pictures/${picture.id}`}
              alt={picture.caption}
              width={picture.width}
              height={picture.height}
              className="h-auto w-full rounded-lg"
            />
            <div className="flex flex-col gap-3">
              <p className="font-bold">{picture.caption}</p>
              <p>{t(`cases:pictures.${PEOPLE_WORDS[picture.people]}`)}</p>
              {picture.consentNote ? (
                <p className="text-ink-soft">{t('cases:pictures.stated', { note: picture.consentNote })}</p>
              ) : null}
              <More title={t('cases:pictures.change')} isOpen={picture.people === 'unasked'}>
                <StateForm picture={picture} answered={answered} />
              </More>
              <Act
                intent="picture-remove"
                id={`case-remove-${picture.id}`}
                word={t('cases:pictures.remove')}
                answered={answered}
                variant="danger"
              >
                <input type="hidden" name="picture" value={picture.id} />
              </Act>
            </div>
          </li>
        ))}
      </ul>
      {told.pictures.length < MOST_PICTURES ? (
        <AddPicture key={told.pictures.length} answered={answered} />
      ) : null}
    </section>
  );
}

const PEOPLE_WORDS = { unasked: 'unasked', none: 'nobody', agreed: 'agreedAll' } as const;

function StateForm({ picture, answered }: { picture: CasePicture; answered: CasePart['answered'] }) {
  const { t } = useTranslation();
  const id = `case-state-${picture.id}`;
  const given = { caption: picture.caption, people: picture.people, consentNote: picture.consentNote };
  const form = useCaseForm('picture-state', answered, given, id);
  return (
    <Form method="post" preventScrollReset {...form.formProps} className="flex flex-col gap-4">
      <ErrorSummary problems={form.problems} />
      <input type="hidden" name="intent" value="picture-state" />
      <input type="hidden" name="picture" value={picture.id} />
      <StatedFields field={form.field} />
      <Button type="submit" variant="secondary" className="self-start">
        {t('save')}
      </Button>
    </Form>
  );
}

function StatedFields({ field }: { field: ReturnType<typeof useCaseForm>['field'] }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        {...field('caption')}
        label={t('cases:pictures.caption')}
        help={t('cases:pictures.captionHelp')}
        required
        maxLength={CASE_LIMITS.caption}
      />
      <Select {...field('people')} label={t('cases:pictures.people')} required>
        {PICTURE_PEOPLE.map((people) => (
          <option key={people} value={people}>
            {t(`cases:pictures.${PEOPLE_WORDS[people]}`)}
          </option>
        ))}
      </Select>
      <TextInput
        {...field('consentNote')}
        label={t('cases:pictures.note')}
        help={t('cases:pictures.noteHelp')}
        maxLength={CASE_LIMITS.note}
      />
    </>
  );
}

function AddPicture({ answered }: { answered: CasePart['answered'] }) {
  const { t } = useTranslation();
  const { state, formData } = useNavigation();
  const form = useCaseForm('picture', answered, { people: 'unasked' });
  const isSending = state !== 'idle' && formData?.get('intent') === 'picture';
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      preventScrollReset
      {...form.formProps}
      className="flex flex-col gap-4 rounded-xl bg-surface-soft p-4"
    >
      <ErrorSummary problems={form.problems} />
      <input type="hidden" name="intent" value="picture" />
      <Field
        label={t('cases:pictures.file')}
        help={t('cases:pictures.fileHelp')}
        errors={form.field('files').errors}
        id={form.field('files').id}
        required
      >
        {(ids) => (
          <input
            type="file"
            name="files"
            required
            accept="image/jpeg,image/png,image/gif,image/webp,image/avif"
            {...ids}
            className="min-h-11 max-w-full file:mr-3 file:min-h-11 file:rounded-lg file:border file:border-brand file:bg-white file:px-4 file:font-bold file:text-brand"
          />
        )}
      </Field>
      <StatedFields field={form.field} />
      <Button type="submit" variant="secondary" className="self-start" isDisabled={isSending}>
        {t('cases:pictures.add')}
      </Button>
    </Form>
  );
}
