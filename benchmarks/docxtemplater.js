// docxtemplater fills documents in: those that are asked for by a line of standard input, or all of texts.json.
//
//     node docxtemplater.js FOLDER [--all]

const fs = require("fs");
const path = require("path");
const readline = require("readline");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [folder, how] = process.argv.slice(2);
if (folder === "--there") process.exit(0);

const template = fs.readFileSync(path.join(folder, "braces.docx"));
const options = { paragraphLoop: true, linebreaks: true };

function written(texts) {
  const document = new Docxtemplater(new PizZip(template), options);
  document.render(texts);
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}

if (how === "--all") {
  const every = JSON.parse(fs.readFileSync(path.join(folder, "texts.json"), "utf-8"));
  for (const [language, texts] of Object.entries(every)) {
    fs.writeFileSync(path.join(folder, `${language}.docx`), written(texts));
  }
} else {
  readline.createInterface({ input: process.stdin }).on("line", (line) => {
    process.stdout.write(written(JSON.parse(line)).toString("base64") + "\n");
  });
}
