import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { readThreads, type Thread } from '../../comments';
import { commentsOf } from '../../doc';

/** The threads of comments as they are now. */
export function useThreads(doc: Y.Doc): Thread[] {
  const [threads, setThreads] = useState(() => readThreads(doc));
  useEffect(() => {
    const comments = commentsOf(doc);
    const update = () => setThreads(readThreads(doc));
    update();
    comments.observeDeep(update);
    return () => comments.unobserveDeep(update);
  }, [doc]);
  return threads;
}
