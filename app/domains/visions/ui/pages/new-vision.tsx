import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { FormAnswer } from '../../forms.server';
import { useVisionForm } from '../use-vision-form';

export interface NewVisionOffer {
  wards: { name: string; areas: { code: string; name: string; inner: boolean }[] }[];
  workshops: { id: string; title: string }[];
}

/** Title, area and workshop of a new vision. */
export function NewVisionPage({
  offer,
  answer,
  areaCode,
  workshopId,
}: {
  offer: NewVisionOffer;
  answer: FormAnswer | undefined;
  areaCode: string;
  workshopId: string;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useVisionForm<'title' | 'areaCode' | 'workshopId'>(
    'vision',
    answer?.result,
    { title: t('visions:new.titleDefault'), areaCode, workshopId },
  );
  if (offer.wards.every(({ areas }) => areas.length === 0)) return <NoAreas />;
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8">
        <h1 className="text-3xl">
          <Phrases>{t('visions:new.title')}</Phrases>
        </h1>
        <p className="text-lg">{t('visions:new.lead')}</p>
        <Form method="post" {...formProps} className="flex flex-col gap-6">
          <ErrorSummary problems={problems} />
          <TextInput {...field('title')} label={t('visions:new.name')} required maxLength={80} />
          <Select
            {...field('areaCode')}
            label={t('visions:new.area')}
            help={t('visions:new.areaHelp')}
            required
          >
            <option value="">{t('visions:new.choose')}</option>
            {offer.wards.map((ward) => (
              <optgroup key={ward.name} label={ward.name}>
                {ward.areas.map((area) => (
                  <option key={area.code} value={area.code}>
                    {area.inner ? `　${area.name}` : area.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
          <Select
            {...field('workshopId')}
            label={t('visions:new.workshop')}
            help={t('visions:new.workshopHelp')}
          >
            <option value="">{t('visions:new.noWorkshop')}</option>
            {offer.workshops.map((workshop) => (
              <option key={workshop.id} value={workshop.id}>
                {workshop.title}
              </option>
            ))}
          </Select>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" size="large">
              {t('visions:new.create')}
            </Button>
            <ButtonLink to="/visions" variant="quiet" size="large">
              {t('cancel')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </AppShell>
  );
}

/** Before any area is known a vision can't begin: says so, and where areas come from. */
function NoAreas() {
  const { t } = useTranslation();
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8">
        <h1 className="text-3xl">
          <Phrases>{t('visions:new.title')}</Phrases>
        </h1>
        <EmptyState title={t('visions:new.noAreas')}>
          <p>{t('visions:new.noAreasText')}</p>
          <ButtonLink to="/areas">{t('visions:new.toAreas')}</ButtonLink>
        </EmptyState>
      </div>
    </AppShell>
  );
}
