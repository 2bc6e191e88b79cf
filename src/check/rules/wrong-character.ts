import type { Rule } from '../rule.ts'
import { slipsIn } from '../slips.ts'

const kinds: ReadonlySet<string> = new Set(['typo', 'variant-character', 'replace-residue'])

/** Wrong characters and variant words of the closed list in data/corrections.yaml. */
export const wrongCharacter: Rule = {
  id: 'wrong-character',
  severity: 'error',
  about: '常见的错别字、异形词和批量替换留下的残字。',
  example: { wrong: '认真做好巡察工作部暑。', right: '认真做好巡察工作部署。' },
  find: (reading) => slipsIn(reading, kinds),
}
