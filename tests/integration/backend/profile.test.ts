import { beforeAll, expect, it } from 'vitest';
import { callGraphql } from '../../../local/seed/doors.ts';
import { PROFILE_LIMITS } from '../../../lib/domain/profile.ts';
import { doors } from './backend-calls.ts';
import { create, take } from './guest-request-calls.ts';
import { newItem, newRequestWorld, of, type RequestWorld } from './guest-request-world.ts';

let world: RequestWorld;

const rename = (token: string, name: string): Promise<{ updateMyProfile: { name: string } }> =>
  callGraphql(doors(), token, 'mutation Name($name: String!) { updateMyProfile(name: $name) { name } }', { name });

beforeAll(async () => {
  world = await newRequestWorld(1);
});

it('lets guests read who is coming by the name that staff gave themselves, and by no name before', async () => {
  const item = await newItem(world);
  const [guest = ''] = world.guests;
  const [staff] = world.staff;
  const order = () => create(guest, world.eventId, { items: [of(item, 1)] });
  const [first, second] = [await order(), await order()];

  expect(await take('claim', staff, first)).toMatchObject({ claimedByName: 'Staff' });
  expect(await rename(staff, '  Maya ')).toEqual({ updateMyProfile: { name: 'Maya' } });

  expect(await take('claim', staff, second)).toMatchObject({ claimedByName: 'Maya' });
});

it('refuses a name that is empty or too long', async () => {
  const [staff] = world.staff;

  await expect(rename(staff, '   ')).rejects.toThrow(/name has 1 to/);
  await expect(rename(staff, 'x'.repeat(PROFILE_LIMITS.name + 1))).rejects.toThrow(/name has 1 to/);
});
