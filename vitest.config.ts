import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Native addons (onnxruntime, better-sqlite3, hnswlib) are safest in processes of their own.
    pool: 'forks',
  },
});
