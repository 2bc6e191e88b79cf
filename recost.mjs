const first = new Map(); let depth=0
function wrap(obj, name, getRe){ const orig=obj[name]; obj[name]=function(...a){ const re=getRe(this,a); if(depth>0||!(re instanceof RegExp)) return orig.apply(this,a); depth++; const t=process.hrtime.bigint(); let r; try { r=orig.apply(this,a); if(name==='matchAll') r=[...r][Symbol.iterator]() } finally { depth-- } const d=Number(process.hrtime.bigint()-t)/1e6; const k=re.source; const c=first.get(k)??{n:0,t:0}; c.n++; c.t+=d; first.set(k,c); return r } }
for (const n of ['matchAll','replaceAll','replace','split','match','search']) wrap(String.prototype,n,(s,a)=>a[0])
wrap(RegExp.prototype,'exec',(s)=>s); wrap(RegExp.prototype,'test',(s)=>s)
const { writeFileSync } = await import('node:fs')
const { run } = await import('./dist/cli/run.js')
process.chdir('/tmp/q')
const around = { out() {}, err() {}, terminal: false, color: false, cwd: '/tmp/q', env:{} }
await run(process.argv.slice(3), around)
writeFileSync(process.argv[2], JSON.stringify([...first]))
