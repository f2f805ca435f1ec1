import { appendFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Ends a run with one plain line of counts; with `TEST_COUNTS_FILE` the counts go there instead, for a sum over several runs.
 * A test that passed only at its second try is named. In CI a test that was skipped counts as failed: what it should prove is not proven.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    let passed = 0;
    let failed = errors.length;
    const skipped: string[] = [];
    const unsteady: string[] = [];
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      const states = tests.map((test) => test.result().state);
      passed += states.filter((state) => state === 'passed').length;
      const broken = states.filter((state) => state === 'failed' || state === 'pending').length;
      // A file that cannot be loaded has no tests that could fail.
      failed += broken === 0 && module.state() === 'failed' ? 1 : broken;
      unsteady.push(...tests.filter((test) => test.diagnostic()?.flaky).map((test) => `${module.relativeModuleId}: ${test.fullName}`));
      skipped.push(...tests.filter((test) => test.result().state === 'skipped').map((test) => `${module.relativeModuleId}: ${test.fullName}`));
    }
    if (unsteady.length > 0) console.error(`Passed only at the second try, so look at them:\n${unsteady.map((name) => `  ${name}`).join('\n')}`);
    if (process.env.CI && skipped.length > 0) {
      console.error(`Skipped, which counts as failed in CI:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
      failed += skipped.length;
      process.exitCode = 1;
    }
    const file = process.env.TEST_COUNTS_FILE;
    if (file) appendFileSync(file, `${passed} ${failed}\n`);
    else console.log(`Tests: ${passed} passed, ${failed} failed`);
  }
}
