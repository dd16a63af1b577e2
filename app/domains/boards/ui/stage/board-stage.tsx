import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from './camera';
import { createStage } from './stage';
import type { Decorations, RemotePerson, Stage, StageSource } from './types';
import { stageWords } from './words';
import './stage.css';

export interface BoardStageProps {
  source: StageSource;
  /** Shared with minimap and tools; keeps the view when the stage is mounted anew. */
  camera: Camera;
  decorations?: Decorations;
  people?: readonly RemotePerson[];
  hidePeople?: boolean;
  textSelectable?: boolean;
  /** Called with the stage once it is there, and with null when it goes. Must keep its identity. */
  onStage?: (stage: Stage | null) => void;
}

const NOBODY: readonly RemotePerson[] = [];
const PLAIN: Decorations = new Map();

/** The board's drawing engine as an element that fills its parent. React passes values in; it draws nothing itself. */
export function BoardStage(props: BoardStageProps) {
  const { source, camera, onStage } = props;
  const { decorations = PLAIN, people = NOBODY, hidePeople = false, textSelectable = false } = props;
  const { t } = useTranslation('boards');
  const words = useMemo(() => stageWords(t), [t]);
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<ReturnType<typeof createStage> | null>(null);
  const firstWords = useRef(words);

  useEffect(() => {
    if (!host.current) return;
    const made = createStage(host.current, { source, camera, words: firstWords.current });
    stage.current = made;
    onStage?.(made);
    return () => {
      onStage?.(null);
      stage.current = null;
      made.destroy();
    };
  }, [source, camera, onStage]);

  // After the stage has been made anew these have to be told again, hence the same dependencies.
  // biome-ignore lint/correctness/useExhaustiveDependencies: source and camera decide which stage it is
  useEffect(() => stage.current?.setWords(words), [words, source, camera]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: source and camera decide which stage it is
  useEffect(() => stage.current?.setDecorations(decorations), [decorations, source, camera]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: source and camera decide which stage it is
  useEffect(
    () => stage.current?.setPeople(people, { hidden: hidePeople }),
    [people, hidePeople, source, camera],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: source and camera decide which stage it is
  useEffect(() => stage.current?.setTextSelectable(textSelectable), [textSelectable, source, camera]);

  return <div ref={host} className="bs-host-box" />;
}
