import { describe, expect, test } from 'vitest';
import { limitsShape } from '#contract/problem.ts';
import type { Limits } from '#contract/problem.ts';
import { python } from '../languages/python.ts';
import type { Want } from './allowances.ts';
import { createPool } from './pool.ts';
import type { Sandbox } from './sandbox.ts';

const wantOf = (limits: Partial<Limits>): Want => ({
  language: 'python',
  outfit: python.cases,
  limits: limitsShape.parse(limits),
});
const usual = wantOf({});
const large = wantOf({ memoryMb: 512 });

/** Makes sandboxes that hold nothing, and remembers them. */
function workshop() {
  const made: { want: Want; sandbox: Sandbox; isDestroyed: boolean; die(): void }[] = [];
  let failures = 0;
  return {
    made,
    failNext: (count: number) => {
      failures = count;
    },
    living: () => made.filter((one) => !one.isDestroyed),
    build: async (want: Want): Promise<Sandbox> => {
      await Promise.resolve();
      if (failures > 0) {
        failures -= 1;
        throw new Error('the engine is sick');
      }
      let isAlive = true;
      const sandbox: Sandbox = {
        ...{ id: `${made.length}`, imageId: 'image', isAlive: () => isAlive, say: () => undefined },
        ...{ listen: () => undefined, rawOutput: () => ({ text: '', isOver: false }) },
        ended: () => Promise.resolve(null),
        isCrowded: () => Promise.resolve(false),
        giveWay: () => Promise.resolve(),
        destroy: () => {
          one.isDestroyed = true;
          return Promise.resolve();
        },
      };
      const one = { want, sandbox, isDestroyed: false, die: () => void (isAlive = false) };
      made.push(one);
      return sandbox;
    },
  };
}

function poolOf(size: number) {
  const shop = workshop();
  const troubles: unknown[] = [];
  const pool = createPool({
    ...{ size, usual: [usual], build: shop.build, buildsAtOnce: 2, eager: size },
    onTrouble: (error) => troubles.push(error),
  });
  return { pool, shop, troubles };
}

describe('a pool', () => {
  test('keeps as many ready as it was told, and no more', async () => {
    const { pool, shop } = poolOf(3);
    await pool.full();
    pool.refill();
    await pool.full();
    expect([pool.readyCount(), shop.made.length]).toEqual([3, 3]);
  });

  test('of size nothing makes each on demand', async () => {
    const { pool, shop } = poolOf(0);
    pool.refill();
    await pool.full();
    await pool.take(usual);
    expect([pool.readyCount(), shop.made.length]).toEqual([0, 1]);
  });

  test('never lends one twice', async () => {
    const { pool } = poolOf(2);
    await pool.full();
    const lent = await Promise.all(Array.from({ length: 5 }, () => pool.take(usual)));
    expect(new Set(lent.map((one) => one.id)).size).toBe(5);
  });

  test('lends what is being made before it makes another', async () => {
    const { pool, shop } = poolOf(1);
    pool.refill();
    await pool.take(usual);
    expect(shop.made).toHaveLength(1);
  });

  test('destroys one that died while it waited, and lends another', async () => {
    const { pool, shop } = poolOf(2);
    await pool.full();
    shop.made[0]?.die();
    expect((await pool.take(usual)).id).toBe('1');
    expect(shop.made[0]?.isDestroyed).toBe(true);
  });

  test('follows the limits that are asked for', async () => {
    const { pool, shop } = poolOf(2);
    await pool.full();
    await pool.take(large);
    await pool.take(large);
    await pool.full();
    expect(shop.living().filter((one) => one.want === large)).toHaveLength(4);
    expect(shop.living().filter((one) => one.want === usual)).toHaveLength(0);
  });

  test('tells of a build that failed, tries no further by itself, and recovers when asked again', async () => {
    const { pool, shop, troubles } = poolOf(1);
    shop.failNext(1);
    await pool.full();
    expect([pool.readyCount(), troubles.length]).toEqual([0, 1]);
    await pool.full();
    expect(pool.readyCount()).toBe(1);
  });

  test('emptied while one is being made destroys that too', async () => {
    const { pool, shop } = poolOf(1);
    pool.refill();
    await pool.empty();
    await pool.full();
    expect(shop.made).toHaveLength(2);
    expect(shop.made[0]?.isDestroyed).toBe(true);
  });

  test('closed leaves nothing', async () => {
    const { pool, shop } = poolOf(3);
    pool.refill();
    await pool.close();
    expect(shop.living()).toEqual([]);
    pool.refill();
    expect(shop.living()).toEqual([]);
  });
});
