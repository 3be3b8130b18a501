import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The room of a file, e.g. `findings` or `ingestion/asff`; `.` for the files that put the rooms together. */
function roomOf(path: string): string {
  const [first, ...others] = dirname(relative(__dirname, path)).split(sep);
  return first === 'ingestion' && others.length > 0
    ? `${first}/${others[0]}`
    : first;
}

/** Rooms that each room imports, types included, with a file that does so. */
function importsOfRooms(): Map<string, Map<string, string>> {
  const result = new Map<string, Map<string, string>>();
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files) {
    if (/(?<!\.test)\.ts$/.test(file) && !file.includes('__testUtils__')) {
      const path = join(__dirname, file);
      const room = roomOf(path);
      const imported = result.get(room) ?? new Map<string, string>();
      result.set(room, imported);
      for (const [, name] of readFileSync(path, 'utf8').matchAll(
        /(?:from|import\()\s*'(\.[^']*)'/g,
      )) {
        const target = join(dirname(path), name);
        const isFile = existsSync(`${target}.ts`);
        const other = roomOf(isFile ? target : join(target, 'index'));
        if (other !== room) {
          imported.set(other, file);
        }
      }
    }
  }
  return result;
}

/** The first way found that leads from a room back to itself, as lines `room -> room (file)`. */
function findCycle(rooms: Map<string, Map<string, string>>): string[] {
  const done = new Set<string>();
  const walk = (room: string, way: string[], lines: string[]): string[] => {
    const start = way.indexOf(room);
    if (start >= 0) {
      return lines.slice(start);
    }
    if (done.has(room)) {
      return [];
    }
    for (const [other, file] of rooms.get(room) ?? []) {
      const line = `${room} -> ${other} (${file})`;
      const cycle = walk(other, [...way, room], [...lines, line]);
      if (cycle.length > 0) {
        return cycle;
      }
    }
    done.add(room);
    return [];
  };
  for (const room of rooms.keys()) {
    const cycle = walk(room, [], []);
    if (cycle.length > 0) {
      return cycle;
    }
  }
  return [];
}

describe('rooms', () => {
  it('have no cycle', () => {
    const rooms = importsOfRooms();
    // The graph is really read: one known edge of each kind of import
    expect(rooms.get('triage')?.has('ingestion/ingestor')).toBe(true);
    expect(rooms.get('.')?.has('aws')).toBe(true);
    expect(findCycle(rooms)).toEqual([]);
  });

  it('would be told of a cycle', () => {
    const rooms = new Map([
      ['http', new Map([['triage', 'http/a.ts']])],
      ['triage', new Map([['ingestion', 'triage/b.ts']])],
      ['ingestion', new Map([['triage', 'ingestion/c.ts']])],
    ]);
    expect(findCycle(rooms)).toEqual([
      'triage -> ingestion (triage/b.ts)',
      'ingestion -> triage (ingestion/c.ts)',
    ]);
  });
});
