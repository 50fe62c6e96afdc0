import { importOne, type Imported } from './imported.ts';
import { NotXml, xmlElements } from './moodle-xml-elements.ts';
import { childText, readXmlQuestion } from './moodle-xml-questions.ts';
import { categoryTags } from './tag-list.ts';

/** Reads Moodle XML question by question. What is not well-formed ends the import with a reason; what came before stays. */
export async function* importMoodleXml(chunks: AsyncIterable<string>): AsyncGenerator<Imported> {
  let category = '';
  try {
    for await (const element of xmlElements(chunks, 'question')) {
      if (element.attributes.type === 'category') category = childText(element, 'category');
      else yield importOne(element.line, () => readXmlQuestion(element, categoryTags(category)));
    }
  } catch (error) {
    if (!(error instanceof NotXml)) throw error;
    yield { line: error.line, reason: `The file cannot be read from here on: ${error.message}` };
  }
}
