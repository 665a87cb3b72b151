// The standard report with js-yaml and docxtemplater, nothing validated.
//   node docxtemplater_report.js FACTS TEMPLATE OUTPUT              one report, for the cold start
//   node docxtemplater_report.js FACTS TEMPLATE OUTPUT --warm 200   prints the median of milliseconds a report, YAML to .docx
const fs = require("fs");
const yaml = require("js-yaml");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [facts, template, output, flag, count] = process.argv.slice(2);
const titles = new Set(["documents", "materials", "issued", "rules"]);

function contextOf(report) {
  const context = { year: report.year };
  for (const [section, facts] of Object.entries(report)) {
    if (facts === null || typeof facts !== "object" || Array.isArray(facts)) continue;
    for (const [key, value] of Object.entries(facts)) {
      const text = Array.isArray(value) ? value.join(titles.has(key) ? "" : "、") : value;
      context[`${section}_${key}`] = text === null ? "〔待填〕" : text === "不适用" ? "" : String(text);
    }
  }
  context.problems = report.problems.map((problem, i) => "一二三"[i] + "是" + problem.text).join("；") + "。";
  context.plans = report.plans.map((plan, i) => ({ number: "一二三四五六七八九"[i], ...plan }));
  return context;
}

const templateBytes = fs.readFileSync(template);

function build() {
  const report = yaml.load(fs.readFileSync(facts, "utf8"));
  const document = new Docxtemplater(new PizZip(templateBytes), { paragraphLoop: true, linebreaks: true });
  document.render(contextOf(report));
  fs.writeFileSync(output, document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
}

build();
if (flag === "--warm") {
  const spent = [];
  for (let i = 0; i < Number(count); i++) {
    const started = process.hrtime.bigint();
    build();
    spent.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  console.log(spent.sort((a, b) => a - b)[Math.floor(spent.length / 2)]);
}
