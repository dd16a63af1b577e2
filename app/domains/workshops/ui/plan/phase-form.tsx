import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { type BoardSummary, type MapSummary, PERMISSIONS, type Phase } from '../../model';
import { PERMISSION_ICON } from '../live/permission';
import { ChoiceCards, PlanForm } from './form-page';

/** One step of the agenda, new or existing. */
export function PhaseForm({
  phase,
  boards,
  maps,
  back,
  result,
}: {
  phase: Phase | null;
  boards: readonly BoardSummary[];
  maps: readonly MapSummary[];
  back: string;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const words = 'workshops:plan.phase';
  const board = phase ? (phase.boardId ?? phase.mapId ?? '') : (boards[0]?.id ?? '');
  return (
    <PlanForm<'title' | 'instruction' | 'minutes' | 'permission' | 'boardId' | 'votesEach' | 'votesPerNote'>
      id="phase"
      title={t(phase ? `${words}.edit` : `${words}.new`)}
      result={result}
      initial={{
        title: phase?.title ?? '',
        instruction: phase?.instruction ?? '',
        minutes: String(phase?.minutes ?? 15),
        permission: phase?.permission ?? 'write',
        boardId: board,
        votesEach: String(phase?.votesEach ?? 3),
        votesPerNote: String(phase?.votesPerNote ?? 1),
      }}
      submit={t('save')}
      back={back}
    >
      {(field) => (
        <>
          <TextInput {...field('title')} label={t(`${words}.title`)} required />
          <TextArea
            {...field('instruction')}
            label={t(`${words}.instruction`)}
            help={t(`${words}.instructionHelp`)}
            rows={3}
          />
          <TextInput
            {...field('minutes')}
            label={t(`${words}.minutes`)}
            help={t(`${words}.minutesHelp`)}
            inputMode="numeric"
            required
            className="max-w-60"
          />
          <ChoiceCards
            legend={t(`${words}.permission`)}
            name="permission"
            value={field('permission').defaultValue}
            choices={PERMISSIONS.map((permission) => {
              const Icon = PERMISSION_ICON[permission];
              return {
                value: permission,
                label: (
                  <span className="inline-flex items-center gap-2">
                    <Icon aria-hidden="true" className="size-5" />
                    {t(`${words}.${permission}`)}
                  </span>
                ),
                help: t(`${words}.${permission}Help`),
              };
            })}
          />
          <Select {...field('boardId')} label={t(`${words}.board`)}>
            {boards.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
            {maps.map((one) => (
              <option key={one.id} value={one.id}>
                {t(`${words}.map`, { title: one.title })}
              </option>
            ))}
            <option value="">{t('workshops:plan.agenda.noBoard')}</option>
          </Select>
          <div className="hidden flex-wrap gap-4 group-has-[[value=vote]:checked]/form:flex">
            <TextInput {...field('votesEach')} label={t(`${words}.votesEach`)} inputMode="numeric" required />
            <TextInput
              {...field('votesPerNote')}
              label={t(`${words}.votesPerNote`)}
              inputMode="numeric"
              required
            />
          </div>
        </>
      )}
    </PlanForm>
  );
}
