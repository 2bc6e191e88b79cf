-- pandoc in one process: BENCH_LIST names a file with lines "from<TAB>to"
local list = io.open(os.getenv('BENCH_LIST'))
for line in list:lines() do
  local from, to = line:match('^(.-)\t(.*)$')
  local input = io.open(from)
  local doc = pandoc.read(input:read('a'), 'markdown')
  input:close()
  local output = io.open(to, 'wb')
  output:write(pandoc.write(doc, 'docx'))
  output:close()
end
function Pandoc(doc) return doc end
