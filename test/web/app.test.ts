import { describe, expect, it } from 'vitest';
import { aRoom } from './room.js';

describe('the reading room', () => {
  it('shows a page where one asks', async () => {
    const response = await aRoom().request('http://localhost/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('name="q"');
  });

  it('says so where there is no page', async () => {
    const response = await aRoom().request('http://localhost/nowhere', { headers: { 'accept-language': 'en-GB' } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such page');
  });
});
