import { meant, message } from '../message.ts'

/** What can be wrong with a round file that can be read: references, dates and facts that do not agree. */
export const roundReferenceMessages = {
  'round/level-unclear': message<{ short: string }>(
    'error',
    ({ short }) => `从“${short}”看不出派出党组织的层级，而监督重点、“全县”“全市”这样的说法要由它决定。`,
    ({ short }) =>
      `请写明层级（level），如：派出党组织: {简称: ${short}, 层级: 市}，或 committee: {short: ${short}, level: 市}；可以写 省、市、县、部门、高校、企业。`,
  ),
  'round/unknown-unit': message<{
    name: string
    known: readonly string[]
    suggestion?: string
    parts?: readonly string[]
  }>(
    'error',
    ({ name }) => `“${name}”不在被巡察单位（units）里。`,
    ({ name, known, suggestion, parts }) =>
      parts === undefined
        ? (meant(suggestion) ??
          (known.length === 0
            ? `请在被巡察单位（units）里加上：- {名称: ${name}, 党组织: 党组}，或 - {name: ${name}, party: 党组}。`
            : `请用被巡察单位（units）里的编号、名称或简称，如：${known[0]}；确是另一个单位的，请先加到里面。`))
        : `几个单位要写成列表：[${parts.join(', ')}]。`,
  ),
  'round/unknown-team': message<{ name: string; known: readonly string[]; suggestion?: string }>(
    'error',
    ({ name }) => `“${name}”不在巡察组（teams）里。`,
    ({ name, known, suggestion }) =>
      meant(suggestion) ??
      (known.length === 0
        ? `请在巡察组（teams）里加上：- {名称: ${name}}，或 - {name: ${name}}。`
        : `请用巡察组（teams）里的名称，如：${known[0]}。`),
  ),
  'round/focus-before-its-time': message<{ name: string; from: string; date: string; sure: boolean }>(
    'error',
    ({ name, from, date, sure }) =>
      `监督重点“${name}”${sure ? '自' : '目前查到的最早用例是'} ${from}${sure ? ' 起才有' : ''}，${date} 的会议上还不能用。`,
    ({ name, date }) =>
      `换成当时通行的：speechgen catalogue list --on ${date}；确是本地自己提的，写成 {name: ${name}, items: […]}。`,
  ),
  'round/focus-out-of-use': message<{ name: string; until: string; date: string }>(
    'warning',
    ({ name, until, date }) => `监督重点“${name}”只用到 ${until}，到 ${date} 的会议已经过时一年以上。`,
    ({ date }) => `看看当时通行的：speechgen catalogue list --on ${date}。`,
  ),
  'round/unknown-focus': message<{ name: string; suggestion?: string }>(
    'error',
    ({ name }) => `资料目录里没有“${name}”这个监督重点，它的内容无从写起。`,
    ({ name, suggestion }) =>
      meant(suggestion) ??
      `可用的见 speechgen catalogue list；本地自拟的请写全：{名称: ${name}, 内容: [{标题: ……}]}，或 {name: ${name}, items: [{title: ……}]}。`,
  ),
  'round/unknown-context': message<{ name: string; known: readonly string[]; suggestion?: string }>(
    'error',
    ({ name, known }) =>
      `资料目录里没有“${name}”这个背景${known.length === 0 ? '' : `，可以写：${known.join('、')}`}。`,
    ({ suggestion }) => meant(suggestion) ?? '自己的背景请写成一个分句：{文字: ……}，或 {text: ……}。',
  ),
  'round/unknown-kind': message<{ name: string; suggestion?: string }>(
    'error',
    ({ name }) => `资料目录里没有“${name}”这个单位类别。`,
    ({ suggestion }) =>
      meant(suggestion) ?? '可用的见 speechgen catalogue list；不写类别也可以，讲话里就不用行业的内容。',
  ),
  'round/teams-left-out': message<{ names: string; count: number }>(
    'info',
    ({ names, count }) =>
      `巡察组写的是${names}，部署讲话${count === 1 ? '只说这一个组' : `按写了的说派出${count}个组`}。`,
    () => '这一轮还有别的组的，把它们和被巡察单位都写进来；就是这几个组的，可以不改。',
  ),
  'round/kind-guessed': message<{ unit: string; kind: string; piece: string }>(
    'info',
    ({ unit, kind, piece }) => `“${unit}”的类别按名称中的“${piece}”推断为“${kind}”。`,
    ({ kind }) => `不对的话请写明类别（kind）；对的话写上 类别: ${kind}（或 kind: ${kind}）就不再提示。`,
  ),
  'round/kind-unlike-name': message<{ unit: string; kind: string; told: string; piece: string }>(
    'warning',
    ({ unit, kind, told, piece }) =>
      `“${unit}”的类别写的是“${kind}”，但名称中有“${piece}”，像是“${told}”；讲话会按“${kind}”写职责和重点，念出来就是别的单位的事。`,
    ({ told, kind }) =>
      `请改成 类别: ${told}（或 kind: ${told}），或者删去类别，按名称推断；名称确实不说明行当、就是“${kind}”的，可以不改。`,
  ),
  'round/unit-name-of-another-time': message<{ unit: string; date: string; early: boolean; right?: string }>(
    'warning',
    ({ unit, date, early }) =>
      early ? `${date} 时，各地还没有“${unit}”这样的机构名称。` : `${date} 时，“${unit}”这样的机构名称各地都已经改了。`,
    ({ early, right }) =>
      (right === undefined ? '请按当时的挂牌名称写' : `当时一般叫“${right}”`) +
      (early ? '，请核对名称和会议日期。' : '，请核对；当地确实沿用旧称的，可以不改。'),
  ),
  'round/duplicate-id': message<{ what: string; id: string; line: number }>(
    'error',
    ({ what, id, line }) => `${what}“${id}”与第 ${line} 行的重复，引用它时无法区分。`,
    () => '请改掉其中一个；同名的请各写一个编号（id）。',
  ),
  'round/unit-in-two-teams': message<{ unit: string; first: string; second: string }>(
    'warning',
    ({ unit, first, second }) => `“${unit}”既归${first}又归${second}，按${first}处理。`,
    () => '请核对分工，从一个组里删去它。',
  ),
  'round/meeting-without-team': message<{ unit: string; teams: readonly string[] }>(
    'warning',
    ({ unit }) => `没有哪个巡察组负责“${unit}”；它的会上说不出组名、组长、人数和联系方式。`,
    ({ teams }) =>
      `请在巡察组（teams）里把它写进所归的组，或在会议（meetings）里写明，如：巡察组: ${teams[0] ?? '第一巡察组'}（或 team: ${teams[0] ?? '第一巡察组'}）。`,
  ),
  'round/meeting-of-another-team': message<{ unit: string; team: string; owner: string }>(
    'warning',
    ({ unit, team, owner }) => `会议写的是${team}，“${unit}”却归${owner}；讲话会按${team}写，同部署讲话的分工对不上。`,
    () => '请核对：改会议的巡察组（team），或把单位移到那个组里。',
  ),
  'round/pledge-of-absent-unit': message<{ unit: string; present: readonly string[] }>(
    'warning',
    ({ unit, present }) =>
      `表态发言写的是“${unit}”的，这次会议的单位是${present.map((name) => `“${name}”`).join('、')}。`,
    () => '请改表态发言的单位（unit），或把它写进会议的单位（units）里。',
  ),
  'round/pledge-by-another-head': message<{ speaker: string; theirs: string; unit: string; head?: string }>(
    'warning',
    ({ speaker, theirs, unit }) => `${speaker}是“${theirs}”的主要负责人，却写成替“${unit}”表态。`,
    ({ head }) =>
      (head === undefined ? '请核对发言人（speaker）' : `请核对发言人（speaker），本单位的是${head}`) +
      '；确是同名的两个人、或由他兼任的，可以不改。',
  ),
  'round/extended-counted-twice': message<{ kind: string; count: number; unit: string; units: number }>(
    'warning',
    ({ kind, count, unit, units }) =>
      `延伸（extended）里的“${kind}”${count}个，被巡察单位（units）里又有“${unit}”${units}个；讲话里两个数都要说，同一批就会数两遍。`,
    ({ unit }) =>
      `只是延伸去看的，请去掉被巡察单位里的“${unit}”；本轮直接巡察的，请去掉延伸里的这一项；确是两批的，可以不改。`,
  ),
  'round/extended-reaches-none': message<{ kind: string; unit: string }>(
    'warning',
    ({ kind }) =>
      `延伸（extended）到“${kind}”，但看不出本轮哪个单位下面有“${kind}”；哪个单位的进驻动员会上都不会讲到，只在部署会上讲。`,
    ({ unit }) => `请在这一项写明从哪个单位延伸，如：单位: [${unit}]（或 units: [${unit}]）；类别写错了的，请改类别。`,
  ),
  'round/theme-missing': message<{ name: string }>(
    'error',
    ({ name }) => `${name}是专项巡察，没有写主题，讲话无法说明专项巡察什么。`,
    () => '请加上主题（theme），如：主题: 乡村振兴领域（或 theme: 乡村振兴领域）。',
  ),
  'round/end-before-start': message<{ start: string; end: string }>(
    'error',
    ({ start, end }) => `结束日期 ${end} 早于开始日期 ${start}。`,
    () => '请核对年份和月份。',
  ),
  'round/date-outside': message<{ key: string; date: string; start: string; end?: string }>(
    'warning',
    ({ key, date, start, end }) =>
      `${key} ${date} 不在本轮${end === undefined ? `（${start} 开始）` : `（${start} 至 ${end}）`}的时间里。`,
    () => '请核对年份和月份；确是这样的话可以不改。',
  ),
  'round/date-missing': message<{ what: string }>(
    'error',
    ({ what }) => `${what}没有日期，本轮的开始（start）也不是确定的日期，无法确定当时通行的提法。`,
    () => '请给会议写上日期（date），或把轮次（round）的开始（start）写成日期，如：2026-08-05。',
  ),
  'round/meeting-without-unit': message<{ units: readonly string[] }>(
    'error',
    () => '进驻动员会没有写是哪个单位的。',
    ({ units }) => `请写上单位（units），如：单位: [${units[0] ?? '某某局'}]（或 units: [${units[0] ?? '某某局'}]）。`,
  ),
  'round/party-unlikely': message<{ unit: string; party: string; usual: string }>(
    'warning',
    ({ unit, party, usual }) => `“${unit}”写的是${party}，这类单位一般设${usual}；党组织名称差一个字就是大错。`,
    () => '请核对批准设立的文件。',
  ),
}
