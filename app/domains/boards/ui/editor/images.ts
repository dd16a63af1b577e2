import { addObject } from '../../doc';
import type { Point } from '../../model';
import { type Desk, refuse, say, select, warn } from './desk';
import { viewCentre } from './make';

/** Longest side a new picture gets on the board, in board units. */
const SHOWN_SIDE = 480;
const GAP = 24;

interface Uploaded {
  id: string;
  width: number;
  height: number;
}

/** Sends pictures to the server and puts them on the board; asks for a description afterwards. */
export async function addImages(desk: Desk, files: readonly File[], at: Point | null): Promise<void> {
  if (!desk.access.value.mayWrite) {
    refuse(desk);
    return;
  }
  let place = at ?? viewCentre(desk);
  for (const file of files) {
    say(desk, desk.words('boards:say.uploading'));
    const uploaded = await upload(desk, file);
    if (!uploaded) continue;
    const scale = Math.min(1, SHOWN_SIDE / Math.max(uploaded.width, uploaded.height));
    const w = Math.round(uploaded.width * scale);
    const h = Math.round(uploaded.height * scale);
    const id = addObject(desk.writer, {
      type: 'image',
      at: [Math.round(place[0] - w / 2), Math.round(place[1] - h / 2)],
      size: [w, h],
      file: uploaded.id,
      alt: '',
    });
    place = [place[0] + w + GAP, place[1]];
    select(desk, [id]);
    desk.panel.set('image');
  }
}

async function upload(desk: Desk, file: File): Promise<Uploaded | null> {
  const body = new FormData();
  body.set('image', file);
  try {
    const response = await fetch(`/boards/${desk.boardId}/images`, { method: 'POST', body });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && isUploaded(answer)) return answer;
    warn(desk, desk.words(`boards:refused.${reasonOf(answer) ?? 'image_failed'}`));
  } catch {
    warn(desk, desk.words('boards:refused.image_offline'));
  }
  return null;
}

function isUploaded(value: unknown): value is Uploaded {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'width' in value &&
    typeof value.width === 'number' &&
    'height' in value &&
    typeof value.height === 'number'
  );
}

const REASONS = ['image_bytes', 'image_pixels', 'image_type', 'image_broken', 'too_many_attempts'];

function reasonOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('reason' in value)) return null;
  const { reason } = value;
  return typeof reason === 'string' && REASONS.includes(reason) ? reason : null;
}

/** Takes pictures dropped on the board. Returns its end. */
export function listenToDrops(desk: Desk): () => void {
  const { root } = desk.stage;
  const onOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (files.length === 0) warn(desk, desk.words('boards:refused.image_type'));
    else void addImages(desk, files, desk.stage.camera.toBoard(desk.stage.pointOf(event)));
  };
  root.addEventListener('dragover', onOver);
  root.addEventListener('drop', onDrop);
  return () => {
    root.removeEventListener('dragover', onOver);
    root.removeEventListener('drop', onDrop);
  };
}
