import { Form } from '@remix-run/react';
import { Combine, Lock, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import type { MapSummary, Plan, PlannedSession } from '../../model';
import { useWorkshopForm } from '../use-workshop-form';
import { Press, PressFields } from './press';
import { Fold, PlanSection } from './section';
import { type PlanOutcome, resultOf } from './types';

interface MapsProps {
  plan: Plan;
  session: PlannedSession | null;
  outcome: PlanOutcome | null;
}

/** Maps of the workshop: one for each table, and the one they are brought together in. */
export function MapsSection({ plan, session, outcome }: MapsProps) {
  const { t } = useTranslation();
  const table = plan.maps.find((map) => map.kind === 'table');
  const merged = plan.maps.some((map) => map.kind === 'merged');
  return (
    <PlanSection id="maps" title={t('workshops:plan.maps.title')}>
      {plan.maps.length === 0 ? (
        <EmptyState title={t('workshops:plan.maps.empty')}>
          <p>{t('workshops:plan.maps.emptyText')}</p>
        </EmptyState>
      ) : (
        <ul className="flex flex-col divide-y divide-line rounded-xl border border-line shadow-card">
          {plan.maps.map((map) => (
            <MapRow key={map.id} map={map} session={session} outcome={outcome} />
          ))}
        </ul>
      )}
      {table ? (
        <div className="flex flex-col items-start gap-2">
          <Press
            intent="map-merge"
            session={session?.id ?? null}
            id={table.id}
            variant="secondary"
            label={t(`workshops:plan.maps.${merged ? 'mergeAgain' : 'merge'}`)}
          >
            <Combine aria-hidden="true" className="size-5" />
            {t(`workshops:plan.maps.${merged ? 'mergeAgain' : 'merge'}`)}
          </Press>
          <p className="text-ink-soft">{t('workshops:plan.maps.mergeHelp')}</p>
        </div>
      ) : null}
      <AddMap plan={plan} session={session} outcome={outcome} />
    </PlanSection>
  );
}

function MapRow({
  map,
  session,
  outcome,
}: {
  map: MapSummary;
  session: PlannedSession | null;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  const words = 'workshops:plan.maps';
  const open = outcome?.id === map.id && outcome.intent.startsWith('map-');
  return (
    <li className="flex flex-col gap-1 p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="flex min-w-0 flex-wrap items-center gap-3 text-lg">
          {map.title}
          {map.kind === 'merged' ? (
            <span className="rounded-full bg-brand-soft px-3 py-0.5 text-base text-brand-strong">
              {t(`${words}.mergedMark`)}
            </span>
          ) : null}
          {map.locked ? (
            <span className="inline-flex items-center gap-1 font-normal text-base text-ink-soft">
              <Lock aria-hidden="true" className="size-4" />
              {t('workshops:plan.boards.locked')}
            </span>
          ) : null}
        </h3>
        <ButtonLink
          to={`/maps/${map.id}`}
          variant="secondary"
          size="small"
          aria-label={`${t('workshops:plan.boards.open')} ${map.title}`}
        >
          {t('workshops:plan.boards.open')}
        </ButtonLink>
      </div>
      <Fold title={t(`${words}.manage`, { title: map.title })} open={open}>
        <div className="flex flex-col gap-6">
          <RenameMap map={map} session={session} outcome={outcome} />
          <Fold title={t('workshops:plan.boards.remove')}>
            <p className="pb-2">{t(`${words}.removeAsk`, { title: map.title })}</p>
            <Press
              intent="map-remove"
              session={session?.id ?? null}
              id={map.id}
              variant="danger"
              size="small"
              label={`${t('workshops:plan.boards.remove')} ${map.title}`}
            >
              {t('workshops:plan.boards.remove')}
            </Press>
          </Fold>
        </div>
      </Fold>
    </li>
  );
}

function RenameMap({
  map,
  session,
  outcome,
}: {
  map: MapSummary;
  session: PlannedSession | null;
  outcome: PlanOutcome | null;
}) {
  const { t } = useTranslation();
  const { formProps, field } = useWorkshopForm<'title'>(
    `map-rename-${map.id}`,
    resultOf(outcome, 'map-rename', map.id),
    { title: map.title },
  );
  return (
    <Form
      method="post"
      preventScrollReset
      {...formProps}
      key={map.title}
      className="flex flex-wrap items-end gap-x-4 gap-y-2"
    >
      <PressFields intent="map-rename" session={session?.id ?? null} id={map.id} />
      <TextInput {...field('title')} label={t('workshops:plan.maps.name')} required />
      <Button type="submit" variant="secondary">
        {t('workshops:plan.boards.rename')}
      </Button>
    </Form>
  );
}

function AddMap({ plan, session, outcome }: MapsProps) {
  const { t } = useTranslation();
  const { formProps, field } = useWorkshopForm<'title' | 'areaCode'>('map-add', resultOf(outcome, 'map-add'));
  const wards = [...new Set(plan.areas.map((area) => area.ward))];
  return (
    <Fold title={t('workshops:plan.maps.add')} open={outcome?.intent === 'map-add'}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-wrap items-end gap-4">
        <PressFields intent="map-add" session={session?.id ?? null} />
        <TextInput {...field('title')} label={t('workshops:plan.maps.name')} required />
        <Select {...field('areaCode')} label={t('workshops:plan.maps.area')} required>
          <option value="">{t('workshops:plan.maps.chooseArea')}</option>
          {wards.map((ward) => (
            <optgroup key={ward} label={ward}>
              {plan.areas
                .filter((area) => area.ward === ward)
                .map((area) => (
                  <option key={area.code} value={area.code}>
                    {area.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
        <Button type="submit" variant="secondary">
          <Plus aria-hidden="true" className="size-5" />
          {t('workshops:plan.maps.add')}
        </Button>
      </Form>
    </Fold>
  );
}
