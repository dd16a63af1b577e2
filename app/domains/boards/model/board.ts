import { boxAt, connectorLine, lineBox } from './geometry';
import { groupBox, resolveParents } from './groups';
import type { Board, BoardObject, Box, ConnectorEnd, ConnectorObject, Line, Point } from './types';
import { isPlaced } from './types';

/** A board that stands still, from objects as stored: what they say of groups and ends is resolved here. */
export function boardFrom(stored: readonly BoardObject[]): Board {
  const groups = new Map(
    stored.flatMap(({ id, type, group }) => (type === 'group' ? [[id, group] as const] : [])),
  );
  const parents = resolveParents(groups);
  const types = new Map(stored.map(({ id, type }) => [id, type]));
  const objects = new Map<string, BoardObject>();
  for (const object of stored) {
    if (object.type === 'connector' && !isAttached(object, (id) => types.get(id))) continue;
    const named = object.type === 'group' ? (parents.get(object.id) ?? null) : object.group;
    const group = named !== null && groups.has(named) ? named : null;
    objects.set(object.id, group === object.group ? object : { ...object, group });
  }
  return new StillBoard(objects);
}

/** Whether both ends of a connector have what they hang on; `typeOf` tells the type of an object there is. */
export function isAttached(
  connector: ConnectorObject,
  typeOf: (id: string) => BoardObject['type'] | undefined,
): boolean {
  return attachedTo(connector).every((id) => {
    const type = typeOf(id);
    return type !== undefined && type !== 'connector';
  });
}

/** Ids of the objects a connector hangs on. */
export function attachedTo(connector: ConnectorObject): string[] {
  return [connector.from, connector.to].flatMap((end) => ('object' in end ? [end.object] : []));
}

/** The line of a connector, given where objects are. */
export function lineBetween(connector: ConnectorObject, boxOf: (id: string) => Box | null): Line {
  const place = (end: ConnectorEnd): Box | Point =>
    'point' in end ? end.point : (boxOf(end.object) ?? [0, 0]);
  return connectorLine(place(connector.from), place(connector.to));
}

class StillBoard implements Board {
  private readonly members = new Map<string, string[]>();
  private readonly connectors = new Map<string, string[]>();
  private readonly boxes = new Map<string, Box>();

  constructor(private readonly objects: ReadonlyMap<string, BoardObject>) {
    for (const object of objects.values()) {
      if (object.group !== null) push(this.members, object.group, object.id);
      if (object.type === 'connector')
        for (const id of attachedTo(object)) push(this.connectors, id, object.id);
    }
  }

  get(id: string): BoardObject | undefined {
    return this.objects.get(id);
  }

  all(): readonly BoardObject[] {
    return [...this.objects.values()];
  }

  membersOf(groupId: string): readonly string[] {
    return this.members.get(groupId) ?? [];
  }

  connectorsOf(id: string): readonly string[] {
    return this.connectors.get(id) ?? [];
  }

  boxOf(id: string): Box | null {
    const object = this.objects.get(id);
    if (object === undefined) return null;
    const box = this.boxes.get(id) ?? this.measure(object);
    this.boxes.set(id, box);
    return box;
  }

  lineOf(connectorId: string): Line | null {
    const object = this.objects.get(connectorId);
    return object?.type === 'connector' ? lineBetween(object, (id) => this.boxOf(id)) : null;
  }

  private measure(object: BoardObject): Box {
    if (isPlaced(object)) return boxAt(object.at, object.size);
    if (object.type === 'connector') return lineBox(lineBetween(object, (id) => this.boxOf(id)));
    return groupBox(
      object.at,
      this.membersOf(object.id).flatMap((id) => this.boxOf(id) ?? []),
    );
  }
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
