import { addObject } from '../../doc';
import type { BoardObject, Point } from '../../model';
import { type Desk, refuse, say, select, warn } from './desk';
import { viewCentre } from './make';

/** Longest side a new picture gets on the board, in board units. */
const SHOWN_SIDE = 480;
const GAP = 24;
/** As many as the server takes in one request. */
const ADOPTED_AT_ONCE = 60;

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

/**
 * Objects from elsewhere with images this board has itself: copied where the person may see them, else left out
 * (`lost`: how many), together with the lines that led to them.
 */
export async function withOwnImages(
  desk: Desk,
  objects: readonly BoardObject[],
): Promise<{ objects: readonly BoardObject[]; lost: number }> {
  const here = new Set([...desk.store.all()].flatMap((object) => fileOf(object) ?? []));
  const strange = [...new Set(objects.flatMap((object) => fileOf(object) ?? []))].filter(
    (file) => !here.has(file),
  );
  if (strange.length === 0) return { objects, lost: 0 };
  const own = await adopt(desk, strange);
  const lost = new Set<string>();
  const kept = objects.flatMap((object): BoardObject[] => {
    if (object.type !== 'image' || here.has(object.file)) return [object];
    const file = own.get(object.file);
    if (file !== undefined) return [{ ...object, file }];
    lost.add(object.id);
    return [];
  });
  const led = (object: BoardObject) =>
    object.type === 'connector' &&
    [object.from, object.to].some((end) => 'object' in end && lost.has(end.object));
  return { objects: kept.filter((object) => !led(object)), lost: lost.size };
}

/** File ids here by the ids given; empty when the server can't be reached or refuses. */
async function adopt(desk: Desk, files: readonly string[]): Promise<Map<string, string>> {
  const own = new Map<string, string>();
  for (let from = 0; from < files.length; from += ADOPTED_AT_ONCE) {
    try {
      const response = await fetch(`/boards/${desk.boardId}/adopted-images`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ files: files.slice(from, from + ADOPTED_AT_ONCE) }),
      });
      if (!response.ok) continue;
      const answer = (await response.json()) as { files: Record<string, string> };
      for (const [given, file] of Object.entries(answer.files)) own.set(given, file);
    } catch {
      // Offline: what is not there yet is left out and counted.
    }
  }
  return own;
}

function fileOf(object: BoardObject): string | undefined {
  return object.type === 'image' ? object.file : undefined;
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
