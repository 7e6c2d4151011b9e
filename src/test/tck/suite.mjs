// Runs the tests of http-cache-tests against a gateway, all of them or the named ones, and prints as JSON what each is and
// how it ended: true, or why not; nothing where it is no test for a gateway.
//
// Usage: node suite.mjs BASE [ID...]
import fetch from 'node-fetch'
import { getResults, runTests } from 'http-cache-tests/client/runner.mjs'
import suites from 'http-cache-tests/tests/index.mjs'
import surrogate from 'http-cache-tests/tests/surrogate-control.mjs'

const [base, ...ids] = process.argv.slice(2)
const tests = [...suites, surrogate].flatMap(suite => suite.tests)
const chosen = ids.length === 0 ? tests : tests.filter(test => ids.includes(test.id))

await runTests([{ tests: chosen }], fetch, false, base)

const results = getResults()
console.log(JSON.stringify(chosen.map(test => ({
  id: test.id,
  kind: test.kind ?? 'required',
  dependsOn: test.depends_on ?? [],
  result: results[test.id]
}))))
