// Prints what AWS's own validator finds in the templates given, then how many templates it read. What it says of any
// template, good or bad, is left out: I9001 (a property whose change replaces the resource), I9040 (no tags).
import { RegoEngine, TemplateFile } from "@aws/cloudformation-validate";

const expected = new Set(["I9001", "I9040"]);
const files = process.argv.slice(2);
const engine = new RegoEngine();
for (const file of files) {
  for (const found of engine.validateStandard(new TemplateFile(file)).diagnostics) {
    if (!expected.has(found.ruleId)) {
      console.log(`${file}: ${found.severity} ${found.ruleId} ${found.message}`);
    }
  }
}
engine.free();
console.log(`${files.length} templates`);
