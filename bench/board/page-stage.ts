import '@fontsource-variable/noto-sans-jp/index.css';
import '../../app/domains/boards/ui/stage/stage.css';
import * as Y from 'yjs';
import { BoardStore } from '../../app/domains/boards/doc/store';
import { type BoardStage, createStage } from '../../app/domains/boards/ui/stage/stage';
import type { StageWords } from '../../app/domains/boards/ui/stage/types';
import { offer } from './candidate';

const words: StageWords = {
  kind: (object) => object.type,
  describe: (object) => ('text' in object ? object.text : object.type),
  board: 'board',
  locked: 'locked',
  votes: (count) => String(count),
};

let stage: BoardStage | null = null;

offer({
  async open({ update }) {
    const host = document.getElementById('host');
    if (!host) throw new Error('no host');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(update));
    const store = new BoardStore(doc);
    stage = createStage(host, { source: store, words });
    // Every note signed, as on a board whose people are known.
    stage.setAuthors(new Map([['import', '参加者 花子']]));
    await this.look('far');
    Object.assign(window, { stage });
  },
  async look(at) {
    const box = stage?.contentBox();
    if (!stage || !box) return;
    const { width, height } = stage.camera;
    if (at === 'far') await stage.camera.fit(box, { animate: false });
    else stage.camera.set({ x: box.x + box.w / 2 - width / 2, y: box.y + box.h / 2 - height / 2, zoom: 1 });
  },
  pan: (dx, dy) => stage?.camera.panBy(dx, dy),
  zoom(factor) {
    if (stage) stage.camera.zoomAbout([stage.camera.width / 2, stage.camera.height / 2], factor);
  },
});
