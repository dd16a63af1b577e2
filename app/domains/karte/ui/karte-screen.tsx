import type { ReactNode } from 'react';
import { EmptyState } from '~/ui/notice';
import type { KarteView } from '../model';
import './karte.css';
import {
  AgeShareSection,
  ComparisonSection,
  HouseholdsSection,
  PopulationSection,
} from './sections/course-sections';
import { Breadcrumbs, KarteHead, KeyFigures } from './sections/head';
import { MethodSection, SourcesSection } from './sections/method-section';
import { FacilitiesSection, PublishedSection, SalonsSection } from './sections/places-sections';
import { PyramidSection } from './sections/pyramid-section';
import { ScenarioForm, ScenarioNote } from './sections/scenario-form';
import { InsideSection, TakeAway } from './sections/take-away';
import { useKarteWords } from './words';

/** The karte of an area. `related`: what other rooms have of it (maps, visions), shown below the key figures. */
export function KarteScreen({ view, related }: { view: KarteView; related?: ReactNode }) {
  const { t } = useKarteWords();
  return (
    <div className="karte flex flex-col gap-10">
      <div className="flex flex-col gap-6">
        <Breadcrumbs view={view} />
        <KarteHead view={view} />
        <KeyFigures view={view} />
        <InsideSection view={view} />
        {related}
      </div>
      {view.years.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <ScenarioForm view={view} />
          <PyramidSection key={view.area.code} view={view} />
          <ScenarioNote view={view} />
          <PopulationSection view={view} />
          <AgeShareSection view={view} />
          <ComparisonSection view={view} />
          <HouseholdsSection view={view} />
        </>
      )}
      <PublishedSection view={view} />
      <SalonsSection view={view} />
      <FacilitiesSection view={view} />
      {view.years.length === 0 ? null : <MethodSection view={view} />}
      <SourcesSection view={view} />
      <TakeAway view={view} />
    </div>
  );
}
